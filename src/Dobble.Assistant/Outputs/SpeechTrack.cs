using Dobble.Assistant.Installation;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dobble.Assistant.Outputs;

/// <summary>Writes the sound that would be heard.</summary>
internal sealed class SpeechTrack : IDisposable
{
    /// <summary>What is said last is heard to its end.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(1);

    private readonly ClipCache _clips;
    private readonly WavSpeaker _speaker;
    private readonly Announcer _announcer;
    private TimeSpan _time;

    /// <exception cref="Vision.DobbleException">The file cannot be written.</exception>
    public SpeechTrack(string path, VoiceOptions voice)
    {
        _clips = new ClipCache(Home.Voices, new Voice(voice), NullLogger<ClipCache>.Instance) { MustSpeak = true };
        _speaker = new WavSpeaker(path);
        _announcer = new Announcer(_clips, _speaker, voice.Language);
    }

    public Output Output => new("speech") { TakeTable = TakeAsync };

    public void Finish() => _speaker.FillUntil(_time + Ending);

    public void Dispose()
    {
        _speaker.Dispose();
        _clips.Dispose();
    }

    private async ValueTask TakeAsync(TableFrame frame)
    {
        _time = frame.State.Time;
        await _announcer.SayAsync(frame.State).ConfigureAwait(false);
        _speaker.FillUntil(_time);
    }
}
