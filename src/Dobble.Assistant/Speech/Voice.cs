using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Text;
using CliWrap;
using Dobble.Vision;

namespace Dobble.Assistant.Speech;

/// <summary>Speaks a name into a WAV file with espeak-ng or another program. Names never pass through a shell.</summary>
internal sealed class Voice(VoiceOptions options)
{
    private const string Espeak = "espeak-ng -v {language} -s 170 -a 160 -g 1 --stdin -w {out}";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly string _command = options.Command ?? Espeak;

    /// <summary>Tells this voice from others, and its clips from those that were made otherwise.</summary>
    public string Identity => $"{options.Language} {_command} {ClipMaking.Version}";

    /// <summary>Speaks.</summary>
    /// <exception cref="DobbleException">The program is missing, fails, hangs, or writes no WAV.</exception>
    public async Task<Clip> SpeakAsync(string text, CancellationToken stop)
    {
        var file = Path.Combine(Path.GetTempPath(), $"dobble-voice-{Guid.NewGuid():N}.wav");
        try
        {
            var output = await RunAsync(text, file, stop).ConfigureAwait(false);
            var wav = output.Length > 0 ? output : await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false);
            return new Clip(text, ClipMaking.Make(Wav.Read(wav)));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"the voice ({Program()}) gives no sound for '{text}': {e.Message}; see docs/live.md", e);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<byte[]> RunAsync(string text, string file, CancellationToken stop)
    {
        var parts = CommandLineParser.SplitCommandLine(_command).ToList();
        if (parts.Count == 0)
            throw new DobbleException("the voice command is empty; leave it out for espeak-ng, or see docs/live.md");
        var arguments = parts.Skip(1).Select(part => part.Replace("{out}", file, StringComparison.Ordinal)
            .Replace("{language}", options.Language, StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal));
        using var output = new MemoryStream();
        var complaint = new StringBuilder();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(Timeout);
        try
        {
            var ended = await Cli.Wrap(parts[0]).WithArguments(arguments).WithValidation(CommandResultValidation.None)
                .WithStandardInputPipe(PipeSource.FromString(text)).WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(complaint)).ExecuteAsync(timeout.Token).ConfigureAwait(false);
            return ended.IsSuccess
                ? output.ToArray()
                : throw new DobbleException(
                    $"the voice ({Program()}) failed on '{text}': {complaint.ToString().Trim().Split('\n', 2)[0]}; see docs/live.md");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new DobbleException(
                $"the voice ({Program()}) did not say '{text}' within {Timeout.TotalSeconds:0} seconds; see docs/live.md");
        }
        catch (Win32Exception e)
        {
            var mend = options.Command is null ? "apt-get install espeak-ng" : "check the voice command, see docs/live.md";
            throw new DobbleException($"the voice {parts[0]} is not there; {mend}", e);
        }
    }

    private string Program() => _command.Split(' ', 2)[0];
}
