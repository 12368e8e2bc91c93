using System.CommandLine;
using Dobble.Data.Files;
using Dobble.Perf.Arithmetic;
using Dobble.Perf.Display;
using Dobble.Perf.Finding;
using Dobble.Perf.Gpu;
using Dobble.Perf.Instructions;
using Dobble.Perf.Live;
using Dobble.Perf.Memory;
using Dobble.Perf.Reporting;
using Dobble.Perf.Rounds;
using Dobble.Perf.Start;
using Dobble.Perf.Timing;
using Dobble.Perf.Transfer;
using Dobble.Scenes.Tables;
using Dobble.Vision;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Perf;

/// <summary>Measures time, arithmetic, memory and cards found, and writes docs/performance.md.</summary>
internal static class Program
{
    private const int ScenesToFind = 25;
    private static readonly Size[] Sizes = [new(1280, 720), new(1920, 1080)];
    private static readonly int[] CardCounts = [2, 4, 10];

    private static int Main(string[] args)
    {
        var root = FindRoot();
        var home = new HomeFolder(root);
        var models = new Option<string>("--models")
        { Description = "folder of finder.onnx and reader.onnx", DefaultValueFactory = _ => home.ShippedModels };
        var deck = new Option<string>("--deck")
        { Description = "a deck of emoji, with its gallery", DefaultValueFactory = _ => home.DeckFile("emoji") };
        var data = new Option<string?>("--data")
        { Description = "folder of real data (DOBBLE_DATA, or ../shared/data)", DefaultValueFactory = _ => FindData(root) };
        var output = new Option<string>("--out")
        { Description = "the page to write", DefaultValueFactory = _ => Path.Combine(root, "docs", "performance.md") };
        var frames = new Option<int>("--frames")
        { Description = "frames timed for each size and number of cards", DefaultValueFactory = _ => 200 };
        frames.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
                r.AddError("--frames must be 1 or more");
        });

        var image = new Argument<string>("image");
        var probe = new Command(MemoryProbe.Command) { image, models, deck };
        probe.Hidden = true;
        probe.SetAction(p => MemoryProbe.Run(ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), p.GetValue(image)!, Console.Out));

        var images = new Argument<string[]>("images");
        var frame = new Command(FrameProbe.Command) { images, models, deck };
        frame.Hidden = true;
        frame.SetAction(p => FrameProbe.Run(ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), p.GetValue(images)!));

        var instructions = new Command("instructions", "Counts the instructions of a frame and reckons the rate of small computers.")
            { models, deck, output };
        instructions.SetAction(p =>
        {
            using var measurement = new InstructionMeasurement(root, p.GetValue(models)!, p.GetValue(deck)!, Say);
            measurement.Run(p.GetValue(output)!);
        });

        var minutes = new Option<double>("--minutes") { Description = "how long memory is watched", DefaultValueFactory = _ => 2 };
        var rounds = new Option<int>("--rounds") { Description = "rounds of each rendered game", DefaultValueFactory = _ => 20 };
        var live = new Command("live", "Measures live play: games, frames a second, delay, answers, memory.")
            { deck, models, data, output, minutes, rounds };
        live.SetAction((p, stop) => LiveMeasurement.RunAsync(
            new LiveOptions(ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), root, p.GetValue(data), p.GetValue(output)!,
                p.GetValue(minutes), p.GetValue(rounds)),
            Say, stop));

        var viewers = new Command("viewers", "Measures what viewers of the page cost the game.") { deck, models, output };
        viewers.SetAction((p, stop) => ViewerMeasurement.RunAsync(
            new LiveOptions(ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), root, null, p.GetValue(output)!, 0, 0), Say, stop));

        var seed = new Option<int>("--seed") { Description = "another number makes other games", DefaultValueFactory = _ => 1 };
        var hours = new Option<double>("--minutes") { Description = "how long it plays", DefaultValueFactory = _ => 240 };
        var soak = new Command("soak", "Plays random games for hours, from a camera that fails again and again.")
            { deck, models, output, hours, seed };
        soak.SetAction((p, stop) => SoakMeasurement.RunAsync(
            new LiveOptions(
                ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), root, null, p.GetValue(output)!, p.GetValue(hours), 0),
            p.GetValue(seed), Say, stop));

        var all = new Option<int>("--rounds") { Description = "rounds in all", DefaultValueFactory = _ => 10_000 };
        var rate = new Option<double>("--rate") { Description = "frames a second", DefaultValueFactory = _ => 30 };
        var kept = new Option<string>("--games")
        { Description = "file of the games played so far", DefaultValueFactory = _ => Path.Combine(root, "artifacts", "rounds.jsonl") };
        var roundsCommand = new Command(
            "rounds", "Compares ways of deciding an answer over thousands of rounds; goes on where it was stopped.")
            { deck, models, output, all, rate, kept };
        roundsCommand.SetAction((p, stop) => Task.Run(
            () => RoundsMeasurement.Run(
                ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), root, p.GetValue(output)!, p.GetValue(kept)!, p.GetValue(all),
                p.GetValue(rate), Say, stop),
            stop));

        var transfer = new Command("transfer", "Measures transfers of data sets, beside `aws s3 sync`.") { output };
        transfer.SetAction(p =>
        {
            using var measurement = new TransferMeasurement(root, Say);
            measurement.Run(p.GetValue(output)!);
            Say($"written: {p.GetValue(output)}");
        });

        var provider = new Argument<string>("provider");
        var providerStart = new Command(ProviderStart.Command) { provider, models, deck };
        providerStart.Hidden = true;
        providerStart.SetAction(p => ProviderStart.Run(
            ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!) with { Provider = p.GetValue(provider)! }, Console.Out));

        var gpu = new Command("gpu", "Compares the processor with a graphics card, in answers and in time.")
            { models, deck, output, frames };
        gpu.SetAction(p => new GpuMeasurement(ReaderOptions(p.GetValue(models)!, p.GetValue(deck)!), root, Say)
            .Run(p.GetValue(output)!, p.GetValue(frames)));

        var runs = new Option<int>("--runs") { Description = "starts of each build", DefaultValueFactory = _ => 5 };
        var start = new Command("start", "Measures the first answer, size and speed of several builds.") { deck, output, runs };
        start.SetAction(async (p, stop) =>
        {
            using var measurement = new StartMeasurement(root, p.GetValue(deck)!, Say);
            await measurement.RunAsync(p.GetValue(runs), p.GetValue(output)!, stop).ConfigureAwait(false);
        });

        var overlay = new Command("overlay", "Compares ways to draw the overlay, on the screen that DISPLAY names.") { deck, output };
        overlay.SetAction(p => OverlayMeasurement.Run(root, p.GetValue(deck)!, p.GetValue(output)!, Say));

        var command = new RootCommand("Measures time, arithmetic, memory and cards found.")
            {
                models, deck, data, output, frames, probe, frame, live, viewers, soak, roundsCommand, transfer, gpu, providerStart, start,
                instructions, overlay,
            };
        command.SetAction(p => Measure(root, new PerfOptions
        {
            Models = p.GetValue(models)!,
            Deck = p.GetValue(deck)!,
            Data = p.GetValue(data),
            Output = p.GetValue(output)!,
            Frames = p.GetValue(frames),
        }));
        return Run(command.Parse(args));
    }

    /// <summary>Runs a command line; what a person can mend is told in one line.</summary>
    internal static int Run(ParseResult parsed)
    {
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (DobbleException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("stopped; the page is as it was");
            return 130;
        }
    }

    private static void Measure(string root, PerfOptions options)
    {
        using var table = new TableReader(ReaderOptions(options.Models, options.Deck));
        using var cards = new CardReader(options.Reader);
        Say("times by stage");
        var timings = Sizes.SelectMany(size => CardCounts.Select(n => StageTiming.Measure(table, cards, size, n, options.Frames))).ToList();
        Say("cards found");
        var comparisons = FindingComparison.OnScenes(table, CardCounts, ScenesToFind).ToList();
        if (options.Data is { } data)
            comparisons.AddRange(FindingComparison.OnPhotos(table, data));
        else
            Say("no real photos here: set DOBBLE_DATA to their folder to have them judged");
        Say("arithmetic and memory");
        using var demo = new DemoTable(table.Deck);
        using var scene = demo.Render(0);
        var page = PerformancePage.Write(
            new Measurements
            {
                Machine = Machine.Examine(TimeProvider.System, root),
                Timings = timings,
                Comparisons = comparisons,
                WideFinder = MultiplyAdds.Count(options.Finder, NetworkInputs.Frame(16, 9)),
                NarrowFinder = MultiplyAdds.Count(options.Finder, NetworkInputs.Frame(4, 3)),
                Reader = MultiplyAdds.Count(options.Reader, NetworkInputs.Card),
                Sizes = (new FileInfo(options.Finder).Length, new FileInfo(options.Reader).Length),
                Memory = MemoryProbe.Measure(options.Models, options.Deck, scene.Image),
            },
            options.Frames);
        File.WriteAllText(options.Output, page + string.Concat(PageSection.All.Select(s => s.Keep(options.Output))));
        Say($"written: {options.Output}");
    }

    private static ReaderOptions ReaderOptions(string models, string deck) => new()
    {
        FinderModel = Path.Combine(models, "finder.onnx"),
        ReaderModel = Path.Combine(models, "reader.onnx"),
        Deck = deck,
    };

    private static void Say(string what) => Console.Error.WriteLine(what);

    /// <summary>The repository: the first folder upwards that holds the solution.</summary>
    internal static string FindRoot() => HomeFolder.FindAbove("Dobble.sln") ?? Directory.GetCurrentDirectory();

    private static string? FindData(string root)
    {
        var configured = Environment.GetEnvironmentVariable("DOBBLE_DATA");
        var folder = string.IsNullOrEmpty(configured) ? Path.GetFullPath(Path.Combine(root, "..", "shared", "data")) : configured;
        return Directory.Exists(Path.Combine(folder, "photos")) ? folder : null;
    }
}
