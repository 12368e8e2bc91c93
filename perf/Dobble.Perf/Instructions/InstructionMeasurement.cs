using System.Diagnostics;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Tables;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Perf.Instructions;

/// <summary>
/// Counts with Valgrind what reading a frame costs. It writes down what was executed whenever the second process calls the function that
/// lies between two images, so that the start and the compilation of the code are not in it.
/// </summary>
internal sealed class InstructionMeasurement(string root, string models, string deck, Action<string> say) : IDisposable
{
    private static readonly int[] CardCounts = [2, 4, 10];

    /// <summary>
    /// One thread; and each of the program's methods compiled once, as well as it is in the end, so that frames are alike.
    /// </summary>
    private static readonly (string, string)[] Steady =
    [
        ("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_TieredCompilation", "0"), ("DOTNET_gcConcurrent", "0"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-perf-");

    /// <summary>Counts and writes the section.</summary>
    /// <exception cref="DobbleException">Valgrind is missing or fails.</exception>
    public void Run(string page)
    {
        say("reading under valgrind, which takes a few minutes");
        var counts = Count(Render());
        var frames = CardCounts.Zip(counts).ToList();
        new PageSection("instructions")
            .Write(page, InstructionSection.Text(Machine.Examine(TimeProvider.System, root), frames, counts[^1]));
        say($"written: {page}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A table for each number of cards, and last one as a camera sends it.</summary>
    private List<string> Render()
    {
        var loaded = Deck.Load(deck);
        var files = new List<string>();
        foreach (var cards in CardCounts)
        {
            using var artist = new DemoTable(loaded, cards);
            using var scene = artist.Render(0);
            Keep(scene.Image, $"{cards}-cards.png");
            if (cards == CardCounts[^1])
                Keep(scene.Image, "camera" + FrameProbe.Encoded);
        }

        return files;

        void Keep(Mat image, string name)
        {
            files.Add(Path.Combine(_folder.FullName, name));
            Cv2.ImWrite(files[^1], image);
        }
    }

    private List<InstructionCount> Count(List<string> images)
    {
        var output = Path.Combine(_folder.FullName, "callgrind.out");
        string[] arguments =
        [
            "--tool=callgrind", "--smc-check=all-non-file", "--compress-strings=no", "--quiet",
            "--dump-before=" + FrameProbe.Boundary, "--callgrind-out-file=" + output,
            "dotnet", typeof(InstructionMeasurement).Assembly.Location, FrameProbe.Command, "--models", models, "--deck", deck, .. images,
        ];
        var start = new ProcessStartInfo("valgrind", arguments) { RedirectStandardError = true };
        foreach (var (name, value) in Steady)
            start.Environment[name] = value;
        using var process = Start(start);
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new DobbleException($"valgrind could not run the program: {complaints.Trim()}");

        // The first part ends where all is loaded, the second where every image was read once.
        return [.. images.Select((_, i) => InstructionCount.Parse(File.ReadLines($"{output}.{i + 3}")).Over(FrameProbe.Times))];
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DobbleException("valgrind is missing; apt-get install valgrind", e);
        }
    }
}
