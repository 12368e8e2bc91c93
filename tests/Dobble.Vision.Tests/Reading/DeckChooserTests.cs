using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Dobble.Vision.Tests.Inference;

namespace Dobble.Vision.Tests.Reading;

/// <summary>Which of the known decks lies on the table.</summary>
public sealed class DeckChooserTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly string _finder, _reader;

    public DeckChooserTests()
    {
        _finder = _folder.Write("finder.onnx", HandMadeModels.Finder());
        _reader = _folder.Write("reader.onnx", HandMadeModels.Reader());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_deck_whose_cards_lie_there_is_chosen_and_the_first_where_none_does()
    {
        string[] decks = [Keep("others", Deck.Create("others", DrawnGame.Colours, [[0, 1, 3], [0, 2, 4]])), Keep("dots", DrawnGame.Deck)];

        Assert.Equal(decks[1], Chosen(decks, 0, 4));
        Assert.Equal(decks[0], Chosen(decks));
    }

    [Fact]
    public void Of_a_deck_that_was_enrolled_twice_the_one_with_names_is_chosen()
    {
        var names = DrawnGame.Colours.ToDictionary(colour => colour);
        string[] decks = [Keep("nameless", DrawnGame.Deck), Keep("named", DrawnGame.Deck.WithNames("en", names))];

        Assert.Equal(decks[1], Chosen(decks, 0, 4));
    }

    private string Chosen(string[] decks, params int[] cards)
    {
        using var chooser = new DeckChooser(new ReaderOptions
        {
            FinderModel = _finder,
            ReaderModel = _reader,
            Deck = ReaderOptions.AutoDeck,
            KnownDecks = decks,
            Provider = "cpu",
        });
        using var table = DrawnGame.Table();
        foreach (var (i, card) in cards.Index())
            DrawnGame.PutCard(table, card, 76 + (128 * i), 68 + (48 * i));
        return chooser.Choose([table]);
    }

    private string Keep(string name, Deck deck)
    {
        var path = _folder.Write(name + ".json", string.Empty);
        DrawnGame.Gallery().Save(Path.ChangeExtension(path, ".gallery"), deck);
        deck.Save(path);
        return path;
    }
}
