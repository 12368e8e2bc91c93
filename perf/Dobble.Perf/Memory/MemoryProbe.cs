using System.Diagnostics;
using System.Globalization;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Memory;

/// <summary>Measures the memory of a process that does nothing but read frames: this program, started a second time.</summary>
internal static class MemoryProbe
{
    /// <summary>The command line's word for the second process.</summary>
    public const string Command = "probe";

    private const int Frames = 60;

    /// <summary>Reads one image again and again in a process of its own.</summary>
    /// <param name="models">Folder of the networks.</param>
    /// <param name="deck">The deck file.</param>
    /// <param name="image">The image.</param>
    /// <returns>Its resident memory in the end and at its highest, in bytes.</returns>
    public static (long Resident, long Peak) Measure(string models, string deck, Mat image)
    {
        var path = Path.Combine(Path.GetTempPath(), $"dobble-perf-{Environment.ProcessId}.png");
        Cv2.ImWrite(path, image);
        try
        {
            var host = Environment.ProcessPath!;
            string[] self = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(MemoryProbe).Assembly.Location] : [];
            var start = new ProcessStartInfo(host, [.. self, Command, path, "--models", models, "--deck", deck])
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var answer = process.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 && answer is [var resident, var peak]
                ? (long.Parse(resident, CultureInfo.InvariantCulture), long.Parse(peak, CultureInfo.InvariantCulture))
                : throw new DobbleException("the memory could not be measured: the second process failed, see above");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the second process does; prints the two figures.</summary>
    public static void Run(ReaderOptions options, string path, TextWriter output)
    {
        using var reader = new TableReader(options);
        using var image = Cv2.ImRead(path);
        for (var i = 0; i < Frames; i++)
            reader.Read(image);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Status("VmRSS")} {Status("VmHWM")}"));
    }

    /// <summary>A figure of the kernel about this process, in bytes.</summary>
    private static long Status(string key)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(key + ':', StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
