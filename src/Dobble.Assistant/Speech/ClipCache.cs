using System.Collections.Concurrent;
using System.Text;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Files;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Speech;

/// <summary>
/// The clips of a voice, made once and kept in a folder. A file's name tells its text, its voice and what is in it, so that one
/// that was damaged is noticed and made again.
/// </summary>
internal sealed partial class ClipCache(string folder, Voice voice, ILogger<ClipCache> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Clip?>>> _clips = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private int _told;

    /// <summary>Whether a voice that does not work is an error instead of silence.</summary>
    public bool MustSpeak { get; init; }

    /// <summary>The clip of a text; null where the voice cannot say it, which the log hears of once.</summary>
    public Task<Clip?> GetAsync(string text) =>
        _clips.GetOrAdd(text, t => new Lazy<Task<Clip?>>(() => Task.Run(() => FindOrMakeAsync(t)))).Value;

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task<Clip?> FindOrMakeAsync(string text)
    {
        try
        {
            var key = Hash(Encoding.UTF8.GetBytes($"{voice.Identity}\n{text}"));
            return Find(text, key) ?? await MakeAsync(text, key).ConfigureAwait(false);
        }
        catch (DobbleException e) when (!MustSpeak)
        {
            if (Interlocked.Exchange(ref _told, 1) == 0)
                LogSilent(e.Message);
            return null;
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>A clip that cannot be read is made again.</summary>
    private Clip? Find(string text, string key)
    {
        try
        {
            foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, key + "-*.wav") : [])
            {
                var bytes = File.ReadAllBytes(path);
                if (Path.GetFileNameWithoutExtension(path) == $"{key}-{Hash(bytes)}")
                    return new Clip(text, Wav.Read(bytes));
                LogDamaged(path);
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TellNotKept(e);
        }

        return null;
    }

    /// <summary>A clip that was just made sounds as it will when it was kept.</summary>
    private async Task<Clip> MakeAsync(string text, string key)
    {
        var clip = await voice.SpeakAsync(text, _stop.Token).ConfigureAwait(false);
        var wav = Wav.Write(clip.Samples);
        Keep(wav, key);
        return clip with { Samples = Wav.Read(wav) };
    }

    /// <summary>A clip that cannot be kept is made again next time. Several programs may make the same one at once.</summary>
    private void Keep(byte[] wav, string key)
    {
        try
        {
            AtomicFile.WriteShared(Path.Combine(folder, $"{key}-{Hash(wav)}.wav"), wav);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TellNotKept(e);
        }
    }

    private void TellNotKept(Exception e)
    {
        if (Interlocked.Exchange(ref _told, 1) == 0)
            LogNotKept(folder, e.Message);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => FileHash.OfBytes(bytes)[..24];

    [LoggerMessage(LogLevel.Warning, "Nothing is said aloud: {Reason}")]
    private partial void LogSilent(string reason);

    [LoggerMessage(LogLevel.Warning, "The spoken name {File} was damaged and is made again")]
    private partial void LogDamaged(string file);

    [LoggerMessage(LogLevel.Warning, "Spoken names cannot be kept in {Folder} ({Reason}); they are made anew each time")]
    private partial void LogNotKept(string folder, string reason);
}
