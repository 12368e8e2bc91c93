using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Words;
using Dobble.Vision.Inference;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Commands;

/// <summary>The options that say what to read with; every command that reads has them.</summary>
internal sealed class ReaderArguments
{
    private readonly Option<string> _deck;
    private readonly Option<double> _threshold;

    private readonly Option<string> _provider = new Option<string>("--provider")
    {
        Description = "What computes: auto takes the fastest that works.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong([.. ExecutionProviders.Names]);

    private readonly Option<string?> _finder = new("--finder-model") { Description = "Another network that finds cards (ONNX)." };
    private readonly Option<string?> _reader = new("--reader-model") { Description = "Another network that reads cards (ONNX)." };
    private readonly Option<string> _language = new Option<string>("--language")
    {
        Description = "Language of the symbols' names on images and in tables.",
        DefaultValueFactory = _ => "en",
    }.AcceptOnlyFromAmong([.. OverlayWords.Languages]);

    public ReaderArguments(Command command, string defaultDeck, double defaultThreshold = 0.9)
    {
        _threshold = new Option<double>("--threshold")
        {
            Description = "Leave out a match that is less probable than this, 0 to 1.",
            DefaultValueFactory = _ => defaultThreshold,
            CustomParser = ParseProbability,
        };
        _deck = new Option<string>("--deck")
        {
            Description = "A deck's name, such as classic, a deck file, auto to find it out, or any for unknown decks.",
            DefaultValueFactory = _ => defaultDeck,
        };
        Option[] all = [_deck, _threshold, _provider, _finder, _reader, _language];
        foreach (var option in all)
            command.Options.Add(option);
    }

    public string Language(ParseResult parsed) => parsed.GetValue(_language)!;

    /// <summary>Probability below which a match is left out.</summary>
    public double Threshold(ParseResult parsed) => parsed.GetValue(_threshold);

    /// <param name="parsed">The command line.</param>
    /// <param name="home">Where decks and models are.</param>
    /// <param name="recorded">The deck to take where the command line names none.</param>
    public ReaderOptions Options(ParseResult parsed, Home home, string? recorded = null) => new()
    {
        FinderModel = parsed.GetValue(_finder) ?? home.FinderModel,
        ReaderModel = parsed.GetValue(_reader) ?? home.ReaderModel,
        ComparerModel = home.ComparerModel,
        Deck = home.DeckFile(parsed.GetResult(_deck) is { Implicit: false } ? parsed.GetValue(_deck)! : recorded ?? parsed.GetValue(_deck)!),
        KnownDecks = home.DeckFiles(),
        Provider = parsed.GetValue(_provider)!,
    };

    private static double ParseProbability(ArgumentResult result)
    {
        var isNumber = double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var probability);
        if (!isNumber || probability is not (>= 0 and <= 1))
            result.AddError("--threshold is a probability: give a number from 0 to 1.");
        return probability;
    }
}
