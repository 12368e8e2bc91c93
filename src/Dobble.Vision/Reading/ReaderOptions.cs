namespace Dobble.Vision.Reading;

/// <summary>What to read with.</summary>
public sealed record ReaderOptions
{
    /// <summary>What <see cref="Deck"/> is for cards of unknown decks.</summary>
    public const string AnyDeck = "any";

    /// <summary>What stands for a deck that is yet to be found out (<see cref="DeckChooser"/>); no reader takes it.</summary>
    public const string AutoDeck = "auto";

    /// <summary>CardFinder's network.</summary>
    public required string FinderModel { get; init; }

    /// <summary>CardReader's network.</summary>
    public required string ReaderModel { get; init; }

    /// <summary>SymbolComparer's network, which cards of unknown decks are read with; by default the one beside the reader's.</summary>
    public string ComparerModel
    {
        get => field ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ReaderModel))!, "comparer.onnx");
        init;
    }

    /// <summary>The deck file; <c>any</c> for cards of unknown decks, which are compared with each other.</summary>
    public required string Deck { get; init; }

    /// <summary>The files of the known decks, whose symbols name those of unknown ones that look like them. Default none.</summary>
    public IReadOnlyList<string> KnownDecks { get; init; } = [];

    /// <summary>Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</summary>
    public string Provider { get; init; } = "auto";
}
