using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Outputs;

/// <summary>The voice of live play: says the answers in the language that is chosen by now.</summary>
/// <param name="control">Knows the language.</param>
/// <param name="speaker">Where it is heard; stays the caller's.</param>
/// <param name="clips">Makes the clips of a language.</param>
internal sealed class LiveVoice(PipelineControl control, ISpeaker speaker, Func<string, ClipCache> clips) : IDisposable
{
    private readonly Lock _lock = new();
    private string? _language;
    private ClipCache? _clips;
    private Announcer? _announcer;

    public Output Output => new("voice", Announcer.Waiting) { TakeTable = frame => Current().Announcer.SayAsync(frame.State) };

    /// <summary>Says the letters or digits of a text one by one.</summary>
    public async Task SpellAsync(string text)
    {
        var (made, _) = Current();
        var said = await Task.WhenAll(text.Select(letter => made.GetAsync(letter.ToString()))).ConfigureAwait(false);
        speaker.Say([.. said.OfType<Clip>()], TimeSpan.Zero);
    }

    public void Dispose() => _clips?.Dispose();

    private (ClipCache Clips, Announcer Announcer) Current()
    {
        lock (_lock)
        {
            if (_language != control.Language)
            {
                _clips?.Dispose();
                _language = control.Language;
                _clips = clips(_language);
                _announcer = new Announcer(_clips, speaker, _language);
            }

            return (_clips!, _announcer!);
        }
    }
}
