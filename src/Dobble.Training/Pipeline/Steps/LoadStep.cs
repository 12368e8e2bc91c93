using System.Globalization;
using Dobble.Data.Configuration;
using Dobble.Data.DataSets;
using Dobble.Scenes.Crops;
using Dobble.Training.Files;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>How training images are made of the data.</summary>
internal sealed record LoadSettings : IConfig
{
    /// <summary>What the finder learns from.</summary>
    public FinderSampling Finder { get; init; } = new();

    /// <summary>What the reader learns from.</summary>
    public ReaderSampling Reader { get; init; } = new();

    /// <summary>
    /// Folders of images that stand for tables besides drawn ones; by default those of wallpaper packages, empty for none.
    /// </summary>
    public string[] Backgrounds { get; init; } = Samples.Backgrounds.OfTheSystem;

    /// <summary>Threads that make training images while the network learns, 1 or more.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Batches to measure with whether the threads keep up with the training, 10 or more; 0 measures nothing.</summary>
    public int Measure { get; init; } = 30;

    public IEnumerable<string> Errors()
    {
        if (Workers < 1)
            yield return $"workers is {Workers}, must be 1 or more";
        if (Measure is < 0 or (> 0 and < 10))
            yield return $"measure is {Measure}, must be 0 or at least 10";
        foreach (var error in Finder.Errors().Concat(Reader.Errors()))
            yield return error;
    }
}

/// <summary>A data set that can be trained on, and how images are drawn from it.</summary>
internal sealed record LoadedData : StepOutput
{
    /// <summary>What the finder learns from.</summary>
    public required FinderSampling Finder { get; init; }

    /// <summary>What the reader learns from.</summary>
    public required ReaderSampling Reader { get; init; }

    /// <summary>Folders of images that stand for tables.</summary>
    public required string[] Backgrounds { get; init; }

    /// <summary>What is taken from the machine.</summary>
    public required MachineInputs Machine { get; init; }

    /// <summary>Threads that make training images.</summary>
    public required int Workers { get; init; }
}

/// <summary>
/// Loads the data set for all steps after it, draws samples of what the networks will see, and measures whether the threads that draw
/// keep up with the training.
/// </summary>
internal sealed class LoadStep(SharedData shared)
    : PipelineStep<LoadSettings, DownloadedDataSet, LoadedData>(StepName, PipelinePart.Training)
{
    /// <summary>The step's name.</summary>
    public const string StepName = "load";

    // Enough to show and to measure with: a sample costs the same however many tables there are.
    private const int Tables = 48;

    protected override Task<string> SourceAsync(LoadSettings settings, CancellationToken stop) =>
        Task.FromResult(MachineInputs.Find(settings.Backgrounds)
            + (settings.Reader.Artwork > 0 ? MachineArtwork.OfTheSystem.Fingerprint() : string.Empty));

    protected override async Task<LoadedData> RunAsync(
        LoadSettings settings, DownloadedDataSet input, RunContext run, CancellationToken stop)
    {
        var data = shared.Of(input);
        var (set, deck, photos) = (data.Set, data.Deck, data.Training(all: false));
        var cards = photos.Sum(p => p.Cards.Count);
        if (cards == 0)
            throw new DobbleException(
                $"{input.Folder}: no card of the deck {deck.Name} on the {set.Training.Count} photos to learn from; "
                    + "check the deck and the labels with `dobble-train validate-data`");

        using var finder = new FinderSamples(
            settings.Finder with { RenderedTables = Math.Min(Tables, settings.Finder.RenderedTables) }, data.Symbols, photos,
            settings.Backgrounds);
        var symbols = data.SymbolsFor(settings.Reader).Without(Deck.Load(Shipped.Deck("emoji")));
        var reader = new ReaderSamples(settings.Reader, symbols, photos, deck.Cards[0].Count, data.Backgrounds(settings.Backgrounds));
        run.Report(data.Errors);
        run.Say($"  {Count(symbols.Scans)} scans, {Count(symbols.Phone)} phone crops, {Count(data.Symbols.Emoji)} emoji");
        File.WriteAllBytes(Path.Combine(run.Folder, "finder-samples.jpg"), SampleSheet.Of(finder, settings.Finder));
        File.WriteAllBytes(Path.Combine(run.Folder, "reader-samples.jpg"), SampleSheet.Of(reader, settings.Reader.Seed));

        var metrics = new Dictionary<string, double>
        {
            ["photos.train"] = set.Training.Count,
            ["photos.val"] = set.Validation.Count,
            ["photos.test"] = set.Test.Count,
            ["cards.train"] = cards,
            ["faults"] = set.Errors.Count,
        };
        if (settings.Measure > 0)
        {
            var meter = new FeedMeter(settings.Measure, settings.Workers, run);
            metrics["feed.finder"] = await meter.MeasureAsync(
                new FinderTask(finder.Draw, [], settings.Finder), stop);
            metrics["feed.reader"] = await meter.MeasureAsync(
                new ReaderTask(symbols.Classes, reader.Draw, [], settings.Reader.BatchSize, settings.Reader.Seed), stop);
        }

        return new LoadedData
        {
            Finder = settings.Finder,
            Reader = settings.Reader,
            Backgrounds = settings.Backgrounds,
            Machine = MachineInputs.Find(settings.Backgrounds),
            Workers = settings.Workers,
            Metrics = metrics,
            Images = ["finder-samples.jpg", "reader-samples.jpg"],
            Summary = Summary(set, cards, metrics),
        };
    }

    private static int Count(IReadOnlyList<IReadOnlyList<SymbolImage>> symbols) => symbols.Sum(s => s.Count);

    private static string Summary(DataSet set, int cards, Dictionary<string, double> metrics)
    {
        var text = $"{set.Training.Count} photos to learn from with {cards} cards, {set.Validation.Count} to validate, "
            + $"{set.Test.Count} to test";
        return metrics.TryGetValue("feed.finder", out var finder)
            ? text + string.Create(CultureInfo.InvariantCulture,
                $"; fed at {finder:0 %} (finder) and {metrics["feed.reader"]:0 %} (reader) of the speed in memory")
            : text;
    }
}
