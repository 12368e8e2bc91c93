using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Live;

/// <summary>Does what the overlay's keys ask for.</summary>
internal sealed class Keys(
    PipelineControl control, RecorderSwitch recorder, DeckSwitch decks, ISpeaker speaker, StatusBoard board,
    IHostApplicationLifetime lifetime)
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
                board.Set(status => status with { IsMuted = speaker.IsMuted });
                break;
            case OverlayKey.Pause:
                control.IsPaused = !control.IsPaused;
                board.Set(status => status with { IsPaused = control.IsPaused });
                break;
            case OverlayKey.Record:
                await recorder.ToggleAsync().ConfigureAwait(false);
                break;
            case OverlayKey.NextDeck when decks.Next():
                board.Post(OverlayNotice.DeckChanged);
                break;
        }
    }
}
