using System.CommandLine;
using Dobble.Vision;
using Dobble.Vision.Reading;

namespace Dobble.Training.Commands;

/// <summary>The options of <c>dobble-train evaluate</c>.</summary>
internal sealed class EvaluateOptions
{
    private readonly Option<string?> _finder = new("--finder-model") { Description = "Network that finds cards (ONNX). Default: models/finder.onnx." };
    private readonly Option<string?> _reader = new("--reader-model") { Description = "Network that reads cards (ONNX). Default: models/reader.onnx." };
    private readonly Option<string?> _deck = new("--deck") { Description = "The deck: a name in decks/ or a deck file. Default: classic, for --rendered emoji." };
    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = "A match that is less probable than this counts as silence, 0 to 1.",
        DefaultValueFactory = _ => 0.95,
    };

    private readonly Option<string> _provider = new Option<string>("--provider")
    {
        Description = "What computes: auto takes the fastest that works.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "cpu", "cuda", "tensorrt");

    /// <summary>Adds the options to a command.</summary>
    public EvaluateOptions(Command command)
    {
        _threshold.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
                result.AddError("--threshold is a probability: give a number from 0 to 1.");
        });
        Rendered.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 100_000)
                result.AddError("--rendered is a number of scenes: give 1 to 100000.");
        });
        Option[] all = [_finder, _reader, _deck, _threshold, _provider, Series, Out, Json, Calibrate, Markdown, Section, Rendered, Seed];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>The series to read; all where it is not given.</summary>
    public Option<string?> Series { get; } = new("--series") { Description = "Only photos of these series, separated by commas." };

    /// <summary>Where the report goes.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "Folder for report.html, metrics.json and a picture of every failure.", HelpName = "DIR" };

    /// <summary>Whether to print JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the figures as JSON and nothing else." };

    /// <summary>Whether to print the advice on temperature and threshold.</summary>
    public Option<bool> Calibrate { get; } = new("--calibrate") { Description = "Say which temperature and threshold the matches recommend." };

    /// <summary>The accuracy page.</summary>
    public Option<string?> Markdown { get; } = new("--markdown") { Description = "Page (docs/accuracy.md) to write the figures to.", HelpName = "FILE" };

    /// <summary>The section of the accuracy page.</summary>
    public Option<string> Section { get; } = new("--section") { Description = "Section of the page to replace or add.", DefaultValueFactory = _ => "Results" };

    /// <summary>Number of rendered scenes.</summary>
    public Option<int?> Rendered { get; } = new("--rendered") { Description = "Read this many rendered scenes instead of photos; only decks drawn with emoji can be rendered." };

    /// <summary>Seed of the rendered scenes.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of the rendered scenes.", DefaultValueFactory = _ => 1 };

    /// <summary>What to read with.</summary>
    /// <exception cref="DobbleException">A model or the deck is missing.</exception>
    public ReaderOptions Reader(ParseResult parsed, string defaultDeck)
    {
        var deck = parsed.GetValue(_deck) ?? defaultDeck;
        var isPath = deck.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || deck.Contains('/', StringComparison.Ordinal);
        return new ReaderOptions
        {
            FinderModel = parsed.GetValue(_finder) ?? InHome("models", "finder.onnx"),
            ReaderModel = parsed.GetValue(_reader) ?? InHome("models", "reader.onnx"),
            Deck = isPath ? deck : InHome("decks", deck + ".json"),
            Provider = parsed.GetValue(_provider)!,
            Threshold = parsed.GetValue(_threshold),
        };
    }

    // DOBBLE_HOME, or the first folder above the program that holds decks/, as for `dobble`.
    private static string InHome(string folder, string file)
    {
        var home = Environment.GetEnvironmentVariable("DOBBLE_HOME");
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); string.IsNullOrEmpty(home) && dir is not null; dir = dir.Parent)
            home = Directory.Exists(Path.Combine(dir.FullName, "decks")) ? dir.FullName : null;
        return Path.Combine(string.IsNullOrEmpty(home) ? AppContext.BaseDirectory : Path.GetFullPath(home), folder, file);
    }
}
