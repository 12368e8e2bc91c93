using System.Diagnostics;
using System.Text.Json;
using Dobble.Assistant.Recordings;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Perf.Start;

/// <summary>
/// Measures how soon after its start the program answers, how large it is and how fast it reads, for several ways to build it.
/// </summary>
internal sealed class StartMeasurement(string root, string deck, Action<string> say) : IDisposable
{
    private const int Cards = 2, FramesShown = 90, Readings = 60;
    private const double Rate = 30;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-perf-");

    /// <summary>Measures all builds in turn and writes the section.</summary>
    public async Task RunAsync(int runs, string page, CancellationToken stop)
    {
        var recording = Path.Combine(_folder.FullName, "table.avi");
        var image = Path.Combine(_folder.FullName, "table.png");
        Render(recording, image);
        say("publishing the program");
        var builds = new Building(root, _folder.FullName).All();
        say("packing what is handed out");
        var figures = builds.Select((build, i) => new BuildFigures(build.Name, Building.Weigh(build), i == 0 ? null : Building.Pack(build)))
            .ToList();
        var first = new FirstAnswer(root, recording, deck);
        foreach (var build in builds)
            await first.WatchAsync(build, Cache(), stop).ConfigureAwait(false);
        for (var run = 0; run < runs; run++)
        {
            foreach (var (build, figure) in builds.Zip(figures))
            {
                say($"{build.Name}, run {run + 1} of {runs}");
                var cache = Cache();
                PageCache.Forget(first.FilesOf(build));
                figure.Cold.Add(await first.WatchAsync(build, cache, stop).ConfigureAwait(false));
                figure.Warm.Add(await first.WatchAsync(build, cache, stop).ConfigureAwait(false));
                Read(build, image, figure.Frames);
            }
        }

        new PageSection("start").Write(page, StartSection.Text(Machine.Examine(TimeProvider.System, root), figures, runs));
        say($"written: {page}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Cache() => _folder.CreateSubdirectory($"cache-{Guid.NewGuid():N}").FullName;

    private void Render(string recording, string image)
    {
        var cards = Deck.Load(deck);
        using var artist = new DemoTable(cards, Cards);
        using var scene = artist.Render(100);
        using var writer = new AviWriter(recording, scene.Image.Size());
        var jpeg = scene.Image.ImEncode(".jpg", [new ImageEncodingParam(ImwriteFlags.JpegQuality, 90)]);
        for (var i = 0; i < FramesShown; i++)
            writer.Add(jpeg, writer.Frames, TimeSpan.FromSeconds(writer.Frames / Rate));
        writer.Finish();
        using var four = new DemoTable(cards);
        using var table = four.Render(0);
        Cv2.ImWrite(image, table.Image);
    }

    /// <summary>Has a build read one image again and again; the first readings, which are the compiler's, don't count.</summary>
    private void Read(Build build, string image, Sample times)
    {
        var start = new ProcessStartInfo(
            build.Command[0], [.. build.Command.Skip(1), "read", "--json", "--deck", deck, .. Enumerable.Repeat(image, Readings)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOBBLE_HOME"] = root;
        using var process = Process.Start(start)!;
        for (var i = 0; process.StandardOutput.ReadLine() is { } line; i++)
        {
            if (i < Readings / 2)
                continue;
            using var reading = JsonDocument.Parse(line);
            times.Add(TimeSpan.FromMilliseconds(reading.RootElement.GetProperty("elapsed_ms").GetDouble()));
        }

        process.WaitForExit();
    }
}
