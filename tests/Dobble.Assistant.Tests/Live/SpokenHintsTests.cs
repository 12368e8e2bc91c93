using Dobble.Assistant.Live;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Speech;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Live;

public sealed class SpokenHintsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ListeningSpeaker _speaker = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_device_that_is_told_to_says_that_the_camera_is_gone_and_nothing_while_it_is_there()
    {
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllBytesAsync(_folder.File("tone.wav"), Wav.Write(Tones.Sound(440, 0.3)), stop);
        var board = new StatusBoard(_clock, OverlayStatus.Blank);
        using var voice = new LiveVoice(
            new PipelineControl { Language = "de" }, _speaker, language => new ClipCache(
                _folder.File("voices"), new Voice(new VoiceOptions(language, $"cp {_folder.File("tone.wav")} {{out}}")),
                NullLogger<ClipCache>.Instance),
            new HeardNames());
        using var hints = new SpokenHints(new PipelineControl { Language = "de" }, board, voice, _clock);
        await hints.StartAsync(stop);
        await _clock.RunAsync(TimeSpan.FromSeconds(1), 20);
        Assert.Empty(_speaker.Names);

        board.Set(status => status with { IsSourceGone = true });
        await _clock.RunUntilAsync(TimeSpan.FromSeconds(1), () => _speaker.Names.Count > 0);
        await _clock.RunAsync(TimeSpan.FromSeconds(1), 200);
        Assert.Equal(["keine Kamera"], _speaker.Names);
        await hints.StopAsync(stop);
    }
}
