using System.Globalization;
using Dobble.Data.Configuration;
using Dobble.Data.DataSets;
using Dobble.Training.Optimization;
using Dobble.Training.Pipelines.Engine;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>How training images are made of the data.</summary>
internal sealed record LoadSettings : IConfig
{
    /// <summary>What the finder learns from.</summary>
    public FinderSampling Finder { get; init; } = new();

    /// <summary>What the reader learns from.</summary>
    public ReaderSampling Reader { get; init; } = new();

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

    /// <summary>What is taken from the machine.</summary>
    public required MachineImages Machine { get; init; }

    /// <summary>Threads that make training images.</summary>
    public required int Workers { get; init; }
}

/// <summary>
/// Reads the data set, draws samples of what the networks will see, and measures whether the threads that draw keep up with the
/// training.
/// </summary>
internal sealed class LoadStep(PipelineSettings common) : PipelineStep<LoadSettings, DownloadedDataSet, LoadedData>("load", PipelinePart.Training)
{
    // Enough to show and to measure with: a sample costs the same however many tables there are.
    private const int Tables = 48;

    protected override Task<string> SourceAsync(LoadSettings settings, CancellationToken stop) => Task.FromResult(Found(settings).ToString());

    protected override async Task<LoadedData> RunAsync(LoadSettings settings, DownloadedDataSet input, RunContext run, CancellationToken stop)
    {
        var deck = common.LoadDeck();
        var set = DataSet.Load(input.Folder, deck);
        run.Report(set.Errors);
        var source = new DataSource([input.Folder], set.HeldOut, deck);
        using var symbols = await run.DoAsync(new LoadSymbols(Deck.Load(Repository.Deck("emoji")), photosSuffice: true), source, stop);
        using var photos = await run.DoAsync(new OutlinePhotos(), set.Training, stop);
        var cards = photos.Photos.Sum(p => p.Cards.Count);
        if (cards == 0)
            throw new DobbleException($"{input.Folder}: no card of the deck {deck.Name} on the {set.Training.Count} photos to learn from; check the deck and the labels with `dobble-train validate-data`");
        using var none = new OutlinedPhotos([]);

        using var finder = new FinderSamples(settings.Finder with { RenderedTables = Math.Min(Tables, settings.Finder.RenderedTables) }, new FinderData(symbols, photos, none));
        var tables = new Backgrounds(settings.Reader.Backgrounds).Load();
        var reader = new ReaderSamples(settings.Reader, new ReaderData(symbols, photos, none, deck.Cards[0].Count), tables);
        SampleSheet.Save(Path.Combine(run.Folder, "finder-samples.jpg"), finder, settings.Finder.Seed);
        SampleSheet.Save(Path.Combine(run.Folder, "reader-samples.jpg"), reader, settings.Reader.Seed);

        var metrics = new Dictionary<string, double>
        {
            ["photos.train"] = set.Training.Count, ["photos.val"] = set.Validation.Count, ["photos.test"] = set.Test.Count,
            ["cards.train"] = cards, ["faults"] = set.Errors.Count,
        };
        if (settings.Measure > 0)
        {
            var meter = new FeedMeter(settings.Measure, settings.Workers, run);
            metrics["feed.finder"] = await meter.MeasureAsync(new FinderTask(finder.Draw, [], settings.Finder.MinVisible, settings.Finder.BatchSize, settings.Finder.Seed), stop);
            metrics["feed.reader"] = await meter.MeasureAsync(new ReaderTask(symbols.Classes, reader.Draw, [], settings.Reader.BatchSize, settings.Reader.Seed), stop);
        }

        return new LoadedData
        {
            Finder = settings.Finder,
            Reader = settings.Reader,
            Machine = Found(settings),
            Workers = settings.Workers,
            Metrics = metrics,
            Images = ["finder-samples.jpg", "reader-samples.jpg"],
            Summary = Summary(set, cards, metrics),
        };
    }

    private static MachineImages Found(LoadSettings settings) =>
        MachineImages.Find(settings.Finder.Backgrounds.Union(settings.Reader.Backgrounds));

    private static string Summary(DataSet set, int cards, Dictionary<string, double> metrics)
    {
        var text = $"{set.Training.Count} photos to learn from with {cards} cards, {set.Validation.Count} to validate, {set.Test.Count} to test";
        return metrics.TryGetValue("feed.finder", out var finder)
            ? text + string.Create(CultureInfo.InvariantCulture, $"; fed at {finder:0 %} (finder) and {metrics["feed.reader"]:0 %} (reader) of the speed in memory")
            : text;
    }
}
