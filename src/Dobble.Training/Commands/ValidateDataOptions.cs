using System.CommandLine;
using Dobble.Data.Checks.Labels;
using Dobble.Data.Models;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary>The options of <c>dobble-train validate-data</c>.</summary>
internal sealed class ValidateDataOptions
{
    private readonly Option<string> _deck = new("--deck") { Description = "The deck: a name in decks/ or a deck file.", DefaultValueFactory = _ => "classic" };
    private readonly Option<string?> _finder = new("--finder-model") { Description = "Network that finds cards (ONNX). Default: models/finder.onnx." };
    private readonly Option<string?> _reader = new("--reader-model") { Description = "Network that reads cards (ONNX). Default: models/reader.onnx." };
    private readonly Option<string?> _gallery = new("--gallery") { Description = "Another gallery than the deck's own, as networks of another training need." };
    private readonly Option<bool> _deckOnly = new("--deck-only") { Description = "Decide by the deck alone; do not ask the networks what they see." };
    private readonly Option<string> _provider = new Option<string>("--provider")
    {
        Description = "What computes: auto takes the fastest that works.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "cpu", "cuda", "tensorrt");

    /// <summary>Adds the options to a command.</summary>
    public ValidateDataOptions(Command command)
    {
        foreach (var option in new Option[] { Json, Fix, HoldOut, Report, Strict, _deck, _deckOnly, _finder, _reader, _gallery, _provider })
            command.Options.Add(option);
    }

    /// <summary>Whether to print the deck check's findings as JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Run only the deck check; print one JSON line a finding and nothing else." };

    /// <summary>Where corrected labels go.</summary>
    public Option<string?> Fix { get; } = new("--fix") { Description = "Write a corrected copy of all labels to this folder; the originals stay as they are.", HelpName = "DIR" };

    /// <summary>Series that are held out.</summary>
    public Option<string[]> HoldOut { get; } = new("--hold-out")
    {
        Description = "Series of photos that are held out, comma-separated: compare them with the others. Default: the lists in ImageSets/Main, where there are any.",
        HelpName = "SERIES",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Where the report goes.</summary>
    public Option<string?> Report { get; } = new("--report") { Description = "Write an HTML page with images and plots; one file.", HelpName = "FILE" };

    /// <summary>Whether findings fail the command.</summary>
    public Option<bool> Strict { get; } = new("--strict") { Description = "Exit with 1 where a label is faulty or a check fails, too." };

    /// <summary>Loads the deck.</summary>
    /// <exception cref="DobbleException">There is no such deck, or it is broken.</exception>
    public Deck Deck(ParseResult parsed) => Vision.Decks.Deck.Load(Shipped.Deck(parsed.GetValue(_deck)!));

    /// <summary>Loads the networks; null, with a line that says so, where there are none and none were named.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public ModelOracle? Oracle(ParseResult parsed, Deck deck)
    {
        if (parsed.GetValue(_deckOnly))
            return null;
        var finder = parsed.GetValue(_finder) ?? Model("finder");
        var reader = parsed.GetValue(_reader) ?? Model("reader");
        var gallery = parsed.GetValue(_gallery) ?? deck.GalleryPath;
        if (gallery is not null && (IsGiven(parsed) || (File.Exists(finder) && File.Exists(reader) && File.Exists(gallery))))
            return new ModelOracle(finder, reader, deck, gallery, parsed.GetValue(_provider)!);
        parsed.InvocationConfiguration.Error.WriteLine("No networks for this deck: labels are judged by the deck alone.");
        return null;
    }

    private bool IsGiven(ParseResult parsed) => parsed.GetValue(_finder) is not null || parsed.GetValue(_reader) is not null;

    private static string Model(string kind) => new ModelBundle(Shipped.Models).NetworkOf(kind);
}
