using System.CommandLine;
using Dobble.Data.Checks.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary>The options of <c>dobble-train validate-data</c>.</summary>
internal sealed class ValidateDataOptions
{
    private readonly Option<bool> _deckOnly = new("--deck-only")
    { Description = "Decide by the deck alone; do not ask the networks what they see." };
    private readonly ModelOptions _models;

    /// <summary>Adds the options to a command.</summary>
    public ValidateDataOptions(Command command)
    {
        foreach (var option in new Option[] { Json, Fix, HoldOut, Report, Strict, _deckOnly })
            command.Options.Add(option);
        _models = new ModelOptions(command);
    }

    /// <summary>Whether to print the deck check's findings as JSON.</summary>
    public Option<bool> Json { get; } = new("--json")
    { Description = "Run only the deck check; print one JSON line a finding and nothing else." };

    /// <summary>Where corrected labels go.</summary>
    public Option<string?> Fix { get; } = new("--fix")
    { Description = "Write a corrected copy of all labels to this folder; the originals stay as they are.", HelpName = "DIR" };

    /// <summary>Series that are held out.</summary>
    public Option<string[]> HoldOut { get; } = new("--hold-out")
    {
        Description =
            "Series of photos that are held out, comma-separated: compare them with the others. Default: the lists in ImageSets/Main, "
                + "where there are any.",
        HelpName = "SERIES",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Where the report goes.</summary>
    public Option<string?> Report { get; } = new("--report")
    { Description = "Write an HTML page with images and plots; one file.", HelpName = "FILE" };

    /// <summary>Whether findings fail the command.</summary>
    public Option<bool> Strict { get; } = new("--strict") { Description = "Exit with 1 where a label is faulty or a check fails, too." };

    /// <summary>Loads the deck.</summary>
    /// <exception cref="DobbleException">There is no such deck, or it is broken.</exception>
    public Deck Deck(ParseResult parsed) => Vision.Decks.Deck.Load(_models.Deck(parsed, "classic"));

    /// <summary>Loads the networks; null, with a line that says so, where there are none and none were named.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public ModelOracle? Oracle(ParseResult parsed, Deck deck)
    {
        if (parsed.GetValue(_deckOnly))
            return null;
        var (finder, reader, gallery) = (_models.Finder(parsed), _models.Reader(parsed), _models.Gallery(parsed) ?? deck.GalleryPath);
        if (gallery is not null && (_models.IsGiven(parsed) || (File.Exists(finder) && File.Exists(reader) && File.Exists(gallery))))
            return new ModelOracle(finder, reader, deck, gallery, _models.Provider(parsed));
        parsed.InvocationConfiguration.Error.WriteLine("No networks for this deck: labels are judged by the deck alone.");
        return null;
    }
}
