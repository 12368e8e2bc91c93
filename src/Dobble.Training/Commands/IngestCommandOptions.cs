using System.CommandLine;
using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Ingestion;
using Dobble.Data.Ingestion.Conversion;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary>The options of <c>dobble-train ingest</c>.</summary>
internal sealed class IngestCommandOptions
{
    private readonly Option<string> _format = Choice(
        "--format", "How the labels are written; auto looks at what is there.", "auto", "voc", "coco", "yolo", "labelbox", "labelbox-api");
    private readonly Option<string?> _images = new("--images")
    { Description = "Folder of the images where they do not lie beside the labels.", HelpName = "DIR" };
    private readonly Option<string> _exif = Choice(
        "--exif", "Whether boxes were drawn on photos turned by EXIF; auto: as the format has it.", "auto", "turned", "stored");
    private readonly Option<string> _unknown = Choice(
        "--unknown", "What becomes of labels that the deck does not have.", "fail", "drop", "keep");
    private readonly Option<string[]> _rename = new("--rename")
    {
        Description = "Labels that stand for a symbol of the deck: LABEL=SYMBOL.",
        HelpName = "A=B",
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string> _split = Choice(
        "--split", "What stays together when photos are held out; auto: the source's own lists, else series, else photos; none: no lists.",
        "auto", "series", "card", "photo", "lists", "none");
    private readonly Option<string[]> _validation = Series(
        "--validation", "Series to validate on, comma-separated. Default: a fifth of the photos, drawn.");
    private readonly Option<string[]> _test = Series("--test", "Series to test on, comma-separated. Default: none.");
    private readonly Option<string?> _lists = new("--lists")
    { Description = "Folder of train.txt, val.txt and test.txt, with --split lists.", HelpName = "DIR" };
    private readonly Option<int> _seed = new("--seed")
    { Description = "Another number draws another split.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _deck = new("--deck")
    { Description = "The deck: a name in decks/ or a deck file.", DefaultValueFactory = _ => "classic" };
    private readonly Option<string?> _address = new("--address") { Description = "Labelbox's GraphQL address.", HelpName = "URL" };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "Seconds that one transfer may take [default: 60]." };

    /// <summary>Adds the options to a command.</summary>
    public IngestCommandOptions(Command command)
    {
        foreach (var option in new Option[]
            { Out, _format, _images, _exif, _unknown, _rename, _split, _validation, _test, _lists, _seed, _deck, _address, _timeout })
            command.Options.Add(option);
    }

    /// <summary>Where the data set goes.</summary>
    public Option<string> Out { get; } = new("--out")
    { Description = "Folder for the data set; a new one.", HelpName = "DIR", Required = true };

    /// <summary>Where the photos come from.</summary>
    public IngestOptions Ingest(ParseResult parsed, string? source)
    {
        var usual = new IngestOptions();
        return usual with
        {
            Source = source ?? string.Empty,
            Format = parsed.GetValue(_format)!,
            Images = parsed.GetValue(_images),
            Exif = parsed.GetValue(_exif)!,
            Address = parsed.GetValue(_address) ?? usual.Address,
            Fetch = usual.Fetch with { TimeoutSeconds = parsed.GetValue(_timeout) ?? usual.Fetch.TimeoutSeconds },
        };
    }

    /// <summary>What becomes of the labels.</summary>
    /// <exception cref="DobbleException">A new name is not written as A=B.</exception>
    public ConvertOptions Convert(ParseResult parsed) => new()
    {
        UnknownLabels = parsed.GetValue(_unknown)!,
        Rename = (parsed.GetValue(_rename) ?? []).Select(Pair).GroupBy(p => p.From).ToDictionary(g => g.Key, g => g.Last().To),
    };

    /// <summary>How the photos are parted; null for not at all.</summary>
    public SplitOptions? Split(ParseResult parsed) => parsed.GetValue(_split) is "none" ? null : new SplitOptions
    {
        By = parsed.GetValue(_lists) is null ? parsed.GetValue(_split)! : "lists",
        Validation = Names(parsed.GetValue(_validation)),
        Test = Names(parsed.GetValue(_test)),
        Lists = parsed.GetValue(_lists),
        Seed = parsed.GetValue(_seed),
    };

    /// <summary>Loads the deck.</summary>
    /// <exception cref="DobbleException">There is no such deck, or it is broken.</exception>
    public Deck Deck(ParseResult parsed) => Vision.Decks.Deck.Load(Shipped.Deck(parsed.GetValue(_deck)!));

    private static (string From, string To) Pair(string text)
    {
        var at = text.LastIndexOf('=');
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new DobbleException($"--rename {text}: write it as LABEL=SYMBOL");
    }

    private static string[] Names(string[]? lists) =>
        [.. (lists ?? []).SelectMany(l => l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static Option<string[]> Series(string name, string description) =>
        new(name) { Description = description, HelpName = "SERIES", AllowMultipleArgumentsPerToken = true };

    private static Option<string> Choice(string name, string description, params string[] values) =>
        new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] }.AcceptOnlyFromAmong(values);
}
