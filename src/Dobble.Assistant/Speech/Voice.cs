using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Diagnostics;
using Dobble.Vision;

namespace Dobble.Assistant.Speech;

/// <summary>Speaks a name into a WAV file with espeak-ng or another program. Names never pass through a shell.</summary>
internal sealed class Voice(VoiceOptions options)
{
    private const string Espeak = "espeak-ng -v {language} -s 170 -a 160 -g 1 --stdin -w {out}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _command = options.Command ?? Espeak;

    /// <summary>Tells this voice from others.</summary>
    public string Identity => $"{options.Language} {_command}";

    /// <summary>Speaks.</summary>
    /// <exception cref="DobbleException">The program is missing, fails, hangs, or writes no WAV.</exception>
    public async Task<Clip> SpeakAsync(string text, CancellationToken stop)
    {
        var file = Path.Combine(Path.GetTempPath(), $"dobble-voice-{Guid.NewGuid():N}.wav");
        try
        {
            var output = await RunAsync(text, file, stop).ConfigureAwait(false);
            var (samples, rate) = WavFile.Read(output.Length > 0 ? output : await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false));
            return ClipMaking.Make(text, samples, rate);
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
        using var process = Start(text, file);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            var output = ReadAsync(process, patience.Token);
            var complaints = process.StandardError.ReadToEndAsync(patience.Token);
            await GiveAsync(process, text).ConfigureAwait(false);
            var bytes = await output.ConfigureAwait(false);
            var complaint = await complaints.ConfigureAwait(false);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? bytes
                : throw new DobbleException($"the voice ({Program()}) failed on '{text}': {complaint.Trim().Split('\n', 2)[0]}; see docs/live.md");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new DobbleException($"the voice ({Program()}) did not say '{text}' within {Patience.TotalSeconds:0} seconds; see docs/live.md");
        }
    }

    private Process Start(string text, string file)
    {
        var parts = CommandLineParser.SplitCommandLine(_command).ToList();
        if (parts.Count == 0)
            throw new DobbleException("the voice command is empty; leave it out for espeak-ng, or see docs/live.md");
        var start = new ProcessStartInfo(parts[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var part in parts.Skip(1))
        {
            start.ArgumentList.Add(part.Replace("{out}", file, StringComparison.Ordinal)
                .Replace("{language}", options.Language, StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal));
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var mend = options.Command is null ? "apt-get install espeak-ng" : "check the voice command, see docs/live.md";
            throw new DobbleException($"the voice {parts[0]} is not there; {mend}", e);
        }
    }

    private static async Task GiveAsync(Process process, string text)
    {
        try
        {
            await process.StandardInput.WriteAsync(text).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It does not read what it is given.
        }
    }

    private static async Task<byte[]> ReadAsync(Process process, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, stop).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private string Program() => _command.Split(' ', 2)[0];
}
