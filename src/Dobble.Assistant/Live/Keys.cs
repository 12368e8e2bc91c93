using Dobble.Assistant.Overlay;
using Dobble.Assistant.Runtime;
using Dobble.Assistant.Speech;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Live;

/// <summary>Does what the overlay's keys ask for.</summary>
internal sealed class Keys(
    PipelineControl control, RecorderSwitch recorder, DeckSwitch decks, ISpeaker speaker, NoticeBoard notices, IHostApplicationLifetime lifetime)
{
    /// <summary>Returns at once; what takes time goes on behind.</summary>
    public void Press(OverlayKey key) => _ = Task.Run(() => DoAsync(key));

    private async Task DoAsync(OverlayKey key)
    {
        switch (key)
        {
            case OverlayKey.Quit:
                lifetime.StopApplication();
                break;
            case OverlayKey.Mute:
                speaker.IsMuted = !speaker.IsMuted;
                break;
            case OverlayKey.Pause:
                control.IsPaused = !control.IsPaused;
                break;
            case OverlayKey.Record:
                await recorder.ToggleAsync().ConfigureAwait(false);
                break;
            case OverlayKey.NextDeck when decks.Next():
                notices.Post(OverlayNotice.DeckChanged);
                break;
        }
    }
}
