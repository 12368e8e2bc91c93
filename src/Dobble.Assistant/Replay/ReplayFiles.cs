using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Speech;
using Dobble.Vision;

namespace Dobble.Assistant.Replay;

/// <summary>The files that a replay writes. Video and sound get their names only once they are whole.</summary>
internal sealed class ReplayFiles : IDisposable
{
    private readonly ReplayOptions _options;
    private readonly AnnotatedVideo? _video;
    private readonly SpeechTrack? _speech;
    private readonly List<Output> _outputs = [];
    private readonly List<IDisposable> _open = [];
    private readonly string? _videoPart;

    private ReplayFiles(ReplayOptions options, IFrameSource source)
    {
        _options = options;
        if (options.Events is { } events)
            _outputs.Add(Open(new EventFile(events)).Output);
        if (options.Speech is { } speech)
            _outputs.Add((_speech = Open(new SpeechTrack(speech, new VoiceOptions(options.Language, options.VoiceCommand)))).Output);
        if (options.Video is not { } video)
            return;
        _videoPart = Part(video, ".avi");
        var rate = source.Rate ?? options.Rate;
        var status = new OverlayStatus(
            rate, null, options.Reader.Provider, Path.GetFileNameWithoutExtension(options.Reader.Deck), source.Name);
        if (options.Poster is { } poster)
            File.Delete(poster);
        _outputs.Add((_video = Open(new AnnotatedVideo(_videoPart, rate, options.Language, status, options.Poster))).Output);
    }

    /// <summary>Begins the files.</summary>
    /// <exception cref="DobbleException">One of them cannot be made.</exception>
    public static async Task<ReplayFiles> BeginAsync(ReplayOptions options, IFrameSource source, CancellationToken stop)
    {
        if (options.Video is { } video)
            await Muxer.RequireAsync(video, stop).ConfigureAwait(false);
        return new ReplayFiles(options, source);
    }

    public IReadOnlyList<Output> Outputs => _outputs;

    /// <summary>The files that are whole.</summary>
    public IEnumerable<string> Written => ((string?[])[_options.Video, _options.Poster, _options.Speech, _options.Events]).OfType<string>();

    /// <summary>Ends the files and puts image and sound together.</summary>
    public async Task FinishAsync(CancellationToken stop)
    {
        _video?.Finish();
        _speech?.Finish();
        Dispose();
        if (_videoPart is null || !File.Exists(_videoPart))
            return;
        if (Muxer.IsAvi(_options.Video!) && !(Muxer.IsThere && _options.Speech is not null))
        {
            File.Move(_videoPart, _options.Video!, overwrite: true);
            return;
        }

        await Muxer.WriteAsync(_videoPart, _options.Speech, _options.Video!, stop).ConfigureAwait(false);
        File.Delete(_videoPart);
    }

    public void Dispose()
    {
        _open.ForEach(file => file.Dispose());
        _open.Clear();
    }

    private T Open<T>(T file)
        where T : IDisposable
    {
        _open.Add(file);
        return file;
    }

    /// <summary>Where a file grows: beside the one that it becomes.</summary>
    private static string Part(string path, string extension)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var part = path + ".part" + extension;
            File.Delete(part);
            return part;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: cannot be written ({e.Message}); choose another place.", e);
        }
    }
}
