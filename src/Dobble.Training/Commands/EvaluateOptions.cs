using System.CommandLine;
using Dobble.Data.Evaluation;
using Dobble.Data.Evaluation.Conditions;
using Dobble.Scenes.Cards;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Training.Commands;

/// <summary>The options of <c>dobble-train evaluate</c>.</summary>
internal sealed class EvaluateOptions
{
    private readonly ModelOptions _models;
    private readonly ShapeOption _shape;
    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = "A match that is less probable than this counts as no answer, 0 to 1.",
        DefaultValueFactory = _ => 0.9,
    };

    private readonly Option<double> _overlap = new("--overlap")
    {
        Description = "Least overlap (IoU) for a found box to be the symbol's, for failures and confusions; average precision has its own.",
        DefaultValueFactory = _ => ConfusionMatrix.UsualOverlap,
    };

    /// <summary>Adds the options to a command.</summary>
    public EvaluateOptions(Command command)
    {
        _models = new ModelOptions(command, "classic, for --rendered emoji");
        _shape = new ShapeOption(command);
        _threshold.Within(0, 1);
        Rendered.Within(1, 100_000);
        _overlap.Within(0.05, 1);
        Option[] all = [_threshold, _overlap, Boxes, Series, Out, Json, Calibrate, Markdown, Section, Rendered, Seed, Margin, Conditions];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>The series to read; all where it is not given.</summary>
    public Option<string?> Series { get; } = new("--series") { Description = "Only photos of these series, separated by commas." };

    /// <summary>Where the boxes go.</summary>
    public Option<string?> Boxes { get; } = new("--boxes")
    { Description = "Write the found boxes as COCO results, and the true ones beside them (NAME.truth.json).", HelpName = "FILE" };

    /// <summary>Where the report goes.</summary>
    public Option<string?> Out { get; } = new("--out")
    { Description = "Folder for report.html, metrics.json and an image of every failure.", HelpName = "DIR" };

    /// <summary>Whether to print JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the figures as JSON and nothing else." };

    /// <summary>Whether to print the advice on temperature and threshold.</summary>
    public Option<bool> Calibrate { get; } = new("--calibrate")
    { Description = "Say which temperature and threshold the matches recommend." };

    /// <summary>The accuracy page.</summary>
    public Option<string?> Markdown { get; } = new("--markdown")
    { Description = "Page (docs/accuracy.md) to write the figures to.", HelpName = "FILE" };

    /// <summary>The section of the accuracy page.</summary>
    public Option<string> Section { get; } = new("--section")
    { Description = "Section of the page to replace or add.", DefaultValueFactory = _ => "Results" };

    /// <summary>Number of rendered scenes.</summary>
    public Option<int?> Rendered { get; } = new("--rendered")
    { Description = "Read this many rendered scenes instead of photos; only decks drawn with emoji can be rendered." };

    /// <summary>Whether the true boxes of rendered scenes leave the margin that read ones do.</summary>
    public Option<bool> Margin { get; } = new("--margin")
    {
        Description = "Leave the margin around symbols that people leave in labels, and reading in boxes; else the true boxes touch them.",
    };

    /// <summary>Seed of the rendered scenes.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of the rendered scenes.", DefaultValueFactory = _ => 1 };

    /// <summary>Names of conditions to measure, separated by commas; empty for all, null for the images as they are.</summary>
    public Option<string?> Conditions { get; } = new("--conditions")
    {
        Description =
            $"Read the photos under conditions, and composed heaps: all, or those named ({string.Join(", ", ConditionSuite.Names)}).",
        HelpName = "NAME,…",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The outline of rendered cards.</summary>
    public CardShape Shape(ParseResult parsed) => _shape.Of(parsed);

    /// <summary>Probability from which a match counts as said.</summary>
    public double Threshold(ParseResult parsed) => parsed.GetValue(_threshold);

    /// <summary>Least overlap for two boxes to be the same thing.</summary>
    public double Overlap(ParseResult parsed) => parsed.GetValue(_overlap);

    /// <summary>Opens what is read with.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader Open(ParseResult parsed, ReaderOptions what)
    {
        if (_models.Gallery(parsed) is not { } gallery)
            return new TableReader(what);
        var deck = Deck.Load(what.Deck);
        var prototypes = Gallery.Load(gallery, deck);
        var finder = new CardFinder(what.FinderModel, what.Provider);
        CardReader? reader = null;
        try
        {
            reader = new CardReader(what.ReaderModel, what.Provider);
            return new TableReader(finder, reader, deck, prototypes);
        }
        catch (DobbleException)
        {
            finder.Dispose();
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>What to read with.</summary>
    public ReaderOptions Reader(ParseResult parsed, string defaultDeck) => new()
    {
        FinderModel = _models.Finder(parsed),
        ReaderModel = _models.Reader(parsed),
        Deck = _models.Deck(parsed, defaultDeck),
        Provider = _models.Provider(parsed),
    };
}
