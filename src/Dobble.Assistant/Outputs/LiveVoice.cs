using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Outputs;

/// <summary>The voice of live play: says the answers in the language that is chosen by now.</summary>
/// <param name="control">Knows the language.</param>
/// <param name="speaker">Where it is heard; stays the caller's.</param>
/// <param name="clips">Makes the clips of a language.</param>
/// <param name="heard">Hears what began to be heard.</param>
internal sealed class LiveVoice(PipelineControl control, ISpeaker speaker, Func<string, ClipCache> clips, HeardNames heard) : IDisposable
{
    private readonly Lock _lock = new();
    private string? _language;
    private ClipCache? _clips;
    private Announcer? _announcer;

    /// <summary>Frames go on while a name is made.</summary>
    public Output Output => Output.Of("voice", frame => _ = SayAsync(frame.State), Announcer.Waiting);

    /// <summary>Says the letters or digits of a text one by one.</summary>
    public async Task SpellAsync(string text)
    {
        foreach (var letter in text)
            await TellAsync(letter.ToString()).ConfigureAwait(false);
    }

    /// <summary>Says something else than an answer, after what is being said.</summary>
    public async Task TellAsync(string text)
    {
        if (await Current().Clips.GetAsync(text).ConfigureAwait(false) is { } clip)
            speaker.Say(clip, cutsOff: false, TimeSpan.Zero);
    }

    public void Dispose() => _clips?.Dispose();

    /// <summary>What happened in the game comes before the answer that it gives away.</summary>
    private async Task SayAsync(TableState state)
    {
        foreach (var text in state.Game is { Events.Count: > 0 } game ? GameText.Aloud(game, state.Deck, control.Language) : [])
            await TellAsync(text).ConfigureAwait(false);
        await Current().Announcer.SayAsync(state).ConfigureAwait(false);
    }

    private (ClipCache Clips, Announcer Announcer) Current()
    {
        lock (_lock)
        {
            if (_language != control.Language)
            {
                _clips?.Dispose();
                _language = control.Language;
                _clips = clips(_language);
                _announcer = new Announcer(_clips, speaker, _language, heard);
            }

            return (_clips!, _announcer!);
        }
    }
}
