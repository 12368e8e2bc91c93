using System.Text.Json;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class ShippedDeckTests
{
    private readonly Deck _classic = Shipped.Classic;

    [Fact]
    public void The_classic_deck_is_the_plane_of_order_seven_less_two_lines()
    {
        Assert.Equal(57, _classic.SlotCount);
        Assert.Equal(55, _classic.Cards.Count);
        Assert.All(_classic.Cards, card => Assert.Equal(8, card.Count));
    }

    [Fact]
    public void The_classic_deck_has_the_cards_of_the_data_in_their_order()
    {
        var cards = Cards("classic.json");

        Assert.Equal(cards.Select(c => string.Join(' ', c.Select(Slot).Order())), _classic.Cards.Select(c => string.Join(' ', c)));
    }

    [Fact]
    public void The_first_edition_is_the_same_deck_in_other_symbols()
    {
        var cards = Cards("first-edition.json");

        Assert.Contains("balloon", cards.SelectMany(c => c));
        Assert.Equal(
            _classic.Cards.Select(c => string.Join(' ', c)).Order(), cards.Select(c => string.Join(' ', c.Select(Slot).Order())).Order());
    }

    [Theory]
    [InlineData("balloon", "no_entry")]
    [InlineData("ok", "bird")]
    [InlineData("art", "turtle")]
    [InlineData("stop", "hammer")]
    public void Symbols_of_two_editions_stand_in_one_slot(string first, string later)
    {
        Assert.Equal(Slot(later), Slot(first));
        Assert.NotEqual(_classic.FindSymbol(later), _classic.FindSymbol(first));
    }

    [Fact]
    public void The_emoji_deck_is_the_whole_plane_mixed()
    {
        var lines = ProjectivePlane.Create(7);

        var cards = Enumerable.Range(0, 57)
            .Select(i => string.Join(' ', lines[((i * 23) + 5) % 57].Select(p => ((p * 16) + 3) % 57).Order()));

        Assert.Equal(cards, Shipped.Emoji.Cards.Select(c => string.Join(' ', c)));
        Assert.All(Shipped.Emoji.Symbols, symbol => Assert.False(string.IsNullOrEmpty(symbol.Emoji)));
    }

    [Fact]
    public void No_two_symbols_of_a_deck_sound_alike_in_any_of_its_languages()
    {
        foreach (var deck in new[] { Shipped.Classic, Shipped.Emoji })
        {
            Assert.True(deck.Symbols[0].Names.Count >= 5);
            Assert.All(deck.Symbols[0].Names.Keys, language => Assert.Equal(
                deck.Symbols.Count, deck.Symbols.Select(s => s.Names[language]).Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        }
    }

    [Fact]
    public void Two_cards_share_the_slot_that_stands_on_both()
    {
        for (var i = 0; i < _classic.Cards.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal([_classic.SharedSlot(i, j)], _classic.Cards[i].Intersect(_classic.Cards[j]));
        }

        Assert.Throws<ArgumentException>(() => _classic.SharedSlot(3, 3));
    }

    [Fact]
    public void A_gallery_lies_beside_its_deck() =>
        Assert.Equal(Path.Combine(TestPaths.Root, "decks", "classic.gallery"), _classic.GalleryPath);

    [Theory]
    [InlineData("classic")]
    [InlineData("emoji")]
    public void A_deck_names_the_schema_that_an_editor_checks_it_with(string name)
    {
        var folder = Path.Combine(TestPaths.Root, "decks");
        using var deck = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name + ".json")));
        using var schema = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(folder, deck.RootElement.GetProperty("$schema").GetString()!)));

        var known = schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Empty(deck.RootElement.EnumerateObject().Select(p => p.Name).Except(known));
    }

    [Fact]
    public void The_deck_in_the_documentation_loads()
    {
        var text = File.ReadAllText(Path.Combine(TestPaths.Root, "docs", "deck-format.md"));
        using var folder = new TestFolder();

        var deck = Deck.Load(folder.Write("tiny.json", text.Split("```json")[1].Split("```")[0]));

        Assert.Equal(["sun", "star", "key", "bee"], deck.Symbols.Select(s => s.Id));
        Assert.Equal(3, deck.Cards.Count);
    }

    private int Slot(string id) => _classic.Symbols[_classic.FindSymbol(id)!.Value].Slot;

    private static string[][] Cards(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestPaths.RequireData(), "decks", file)));
        return json.RootElement.GetProperty("cards").Deserialize<string[][]>()!;
    }
}
