using System.Diagnostics;
using System.Globalization;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Gpu;

/// <summary>How long networks take to start on an execution provider, in a process of its own as every start of the program is.</summary>
internal static class ProviderStart
{
    /// <summary>The command line's word for the second process.</summary>
    public const string Command = "provider-start";

    /// <summary>Starts the networks in a new process.</summary>
    /// <param name="options">What to read with, and where.</param>
    /// <param name="cache">The cache folder of the process; what it holds makes the difference between two starts.</param>
    public static TimeSpan Measure(ReaderOptions options, string cache)
    {
        var host = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(ProviderStart).Assembly.Location] : [];
        var models = Path.GetDirectoryName(options.FinderModel)!;
        var start = new ProcessStartInfo(host, [.. self, Command, options.Provider, "--models", models, "--deck", options.Deck])
        {
            RedirectStandardOutput = true,
            Environment = { ["XDG_CACHE_HOME"] = cache },
        };
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && double.TryParse(answer, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new DobbleException($"the start on {options.Provider} could not be measured: the second process failed, see above");
    }

    /// <summary>What the second process does: loads everything and reads one frame; prints the milliseconds.</summary>
    public static void Run(ReaderOptions options, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        using var reader = new TableReader(options);
        using var blank = new Mat(720, 1280, MatType.CV_8UC3, Scalar.All(128));
        reader.Read(blank);
        output.WriteLine(clock.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }
}
