using System.CommandLine;
using Dobble.Data.Models;
using Dobble.Training.Files;
using Dobble.Vision.Inference;

namespace Dobble.Training.Commands;

/// <summary>The options of commands that read with networks: which networks, deck and gallery, and what computes.</summary>
internal sealed class ModelOptions
{
    private static readonly ModelBundle ShippedModel = new(Shipped.Models);
    private readonly Option<string?> _finder = new("--finder-model")
    { Description = "Network that finds cards (ONNX). Default: models/finder.onnx." };
    private readonly Option<string?> _reader = new("--reader-model")
    { Description = "Network that reads cards (ONNX). Default: models/reader.onnx." };
    private readonly Option<string?> _comparer = new("--comparer-model")
    { Description = "Network that compares symbols of unknown decks (ONNX). Default: models/comparer.onnx." };
    private readonly Option<string?> _deck = new("--deck");
    private readonly Option<string?> _gallery = new("--gallery")
    { Description = "Another gallery than the deck's own, as networks of another training need." };
    private readonly Option<string> _provider = new Option<string>("--provider")
    {
        Description = "What computes: auto takes the fastest that works.",
        DefaultValueFactory = _ => ExecutionProviders.Auto,
    }.AcceptOnlyFromAmong([.. ExecutionProviders.Names]);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="usualDeck">The deck where none is named, for people; null for a command that plays decks of its own.</param>
    public ModelOptions(Command command, string? usualDeck = "classic")
    {
        _deck.Description = $"The deck: a name in decks/ or a deck file. Default: {usualDeck}.";
        Option[] decks = usualDeck is null ? [] : [_deck, _gallery];
        foreach (var option in (Option[])[_finder, _reader, _comparer, .. decks, _provider])
            command.Options.Add(option);
    }

    /// <summary>The network that finds cards.</summary>
    public string Finder(ParseResult parsed) => parsed.GetValue(_finder) ?? ShippedModel.Finder;

    /// <summary>The network that reads cards.</summary>
    public string Reader(ParseResult parsed) => parsed.GetValue(_reader) ?? ShippedModel.Reader;

    /// <summary>The network that compares symbols.</summary>
    public string Comparer(ParseResult parsed) => parsed.GetValue(_comparer) ?? ShippedModel.Comparer;

    /// <summary>Whether a network was named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_finder) is not null || parsed.GetValue(_reader) is not null;

    /// <summary>The deck's file.</summary>
    public string Deck(ParseResult parsed, string usual) => Shipped.Deck(parsed.GetValue(_deck) ?? usual);

    /// <summary>The gallery that was named; null for the deck's own.</summary>
    public string? Gallery(ParseResult parsed) => parsed.GetValue(_gallery);

    /// <summary>What computes.</summary>
    public string Provider(ParseResult parsed) => parsed.GetValue(_provider)!;
}
