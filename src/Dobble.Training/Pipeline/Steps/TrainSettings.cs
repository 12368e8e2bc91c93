using Dobble.Data.Configuration;
using Dobble.Data.Files;
using Dobble.Data.Galleries;
using Dobble.Training.Optimization;
using Dobble.Training.Samples;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>
/// How a network is trained: a run on what the section <c>load</c> says, and further runs, each from the weights of the one before.
/// </summary>
internal abstract record TrainSettings : IConfig
{
    private static readonly string[] RunFiles = ["mean.bin", "net.bin", "auxiliary.bin"];

    /// <summary>What to start from: <c>shipped</c>, <c>nothing</c>, or the folder of a model or of an earlier training.</summary>
    public string From { get; init; } = InitialWeights.ShippedModel;

    /// <summary>The optimiser's settings; <c>workers</c> is set by the step <c>load</c>.</summary>
    public TrainerOptions Training { get; init; } = new()
    { Steps = 600, StepsPerEpoch = 100, LearningRate = 5e-4, WarmupSteps = 50, Patience = 4 };

    /// <summary>Changes whenever the weights to start from do.</summary>
    public string WeightsFingerprint(string kind) => WeightsFingerprint(InitialWeights.Folder(From), kind);

    /// <inheritdoc cref="WeightsFingerprint(string)"/>
    /// <param name="folder">The folder to start from; null for nothing.</param>
    /// <param name="kind">Which network.</param>
    public static string WeightsFingerprint(string? folder, string kind)
    {
        if (folder is null)
            return "nothing";
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        // A run's own optimiser state, and another network's weights, change nothing.
        string[] used = [kind + ".weights", kind + ".classes", .. RunFiles];
        return string.Join(' ', files.Where(f => used.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal)
            .Select(f => FileHash.Of(f)));
    }

    /// <summary>The optimiser's settings of the further runs.</summary>
    protected abstract IEnumerable<TrainerOptions> FurtherTrainings { get; }

    /// <summary>Where the runs compute on this machine: another device is another result.</summary>
    public string Devices() =>
        string.Join(", ", FurtherTrainings.Prepend(Training).Select(t => TrainingDevice.NameOf(t.Device)).Distinct());

    public virtual IEnumerable<string> Errors()
    {
        if (InitialWeights.Folder(From) is { } folder && !Directory.Exists(folder))
            yield return $"from is '{From}': no such folder; name 'shipped', 'nothing' or a folder with weights";
        foreach (var error in Training.Errors())
            yield return error;
    }
}

/// <summary>How CardFinder's network is trained.</summary>
internal sealed record TrainFinderSettings : TrainSettings
{
    /// <summary>Whether the first run's network is twice as wide as the shipped one; a further run that is not narrows it.</summary>
    public bool Wide { get; init; }

    /// <summary>The further runs.</summary>
    public FinderRun[] Further { get; init; } = [];

    protected override IEnumerable<TrainerOptions> FurtherTrainings => Further.Select(run => run.Training);

    /// <summary>Every run in order.</summary>
    public IReadOnlyList<FinderRun> Runs(FinderSampling first) =>
        [new FinderRun(first) { Wide = Wide, Training = Training }, .. Further];

    public override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors().Concat(Further.SelectMany(r => r.Errors())))
            yield return error;
        if (Further.Length > 0 ? Further[^1].Wide : Wide)
            yield return "wide is true in the last run: no program reads with a wide network; add a further run that narrows it";
    }
}

/// <summary>One run of the finder's training.</summary>
internal sealed record FinderRun : FinderSampling
{
    /// <summary>A run with the usual settings.</summary>
    public FinderRun()
    {
    }

    /// <summary>A run on given samples.</summary>
    public FinderRun(FinderSampling samples)
        : base(samples)
    {
    }

    /// <summary>Whether the network is the wide one.</summary>
    public bool Wide { get; init; }

    /// <summary>Whether photos that are held out are learnt from too: they judge no more, and say only whether something broke.</summary>
    public bool AllPhotos { get; init; }

    /// <summary>The optimiser's settings.</summary>
    public TrainerOptions Training { get; init; } = new();

    public override IEnumerable<string> Errors() => base.Errors().Concat(Training.Errors());
}

/// <summary>How CardReader's network is trained.</summary>
internal sealed record TrainReaderSettings : TrainSettings
{
    // Some five views of each symbol of a deck of 57.
    private const int FewestGalleryCards = 40;

    /// <summary>
    /// How cosines become probabilities where nothing is held out to fit it to: what a run with held-out series found.
    /// </summary>
    public GalleryCalibration? Calibration { get; init; }

    /// <summary>Cards that are composed for the gallery of the deck that is not trained on, 40 or more.</summary>
    public int GalleryCards { get; init; } = ViewGallery.Cards;

    /// <summary>The further runs.</summary>
    public ReaderRun[] Further { get; init; } = [];

    protected override IEnumerable<TrainerOptions> FurtherTrainings => Further.Select(run => run.Training);

    /// <summary>Every run in order.</summary>
    public IReadOnlyList<ReaderRun> Runs(ReaderSampling first) => [new ReaderRun(first) { Training = Training }, .. Further];

    public override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors().Concat(Further.SelectMany(r => r.Errors())))
            yield return error;
        if (GalleryCards < FewestGalleryCards)
            yield return $"galleryCards is {GalleryCards}, must be {FewestGalleryCards} or more";
    }
}

/// <summary>One run of the reader's training.</summary>
internal sealed record ReaderRun : ReaderSampling
{
    /// <summary>A run with the usual settings.</summary>
    public ReaderRun()
    {
    }

    /// <summary>A run on given samples.</summary>
    public ReaderRun(ReaderSampling samples)
        : base(samples)
    {
    }

    /// <inheritdoc cref="FinderRun.AllPhotos"/>
    public bool AllPhotos { get; init; }

    /// <summary>The optimiser's settings.</summary>
    public TrainerOptions Training { get; init; } = new();

    public override IEnumerable<string> Errors() => base.Errors().Concat(Training.Errors());
}
