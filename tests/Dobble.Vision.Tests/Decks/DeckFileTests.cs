using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class DeckFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>Hostile files: what is done to the smallest deck's text, and what the message must say.</summary>
    public static TheoryData<string, string, string> Hostile => new()
    {
        { "", "", "no valid deck file" },
        { "", "null", "is empty" },
        { "", "[]", "no valid deck file" },
        { "", "\u0089PNG\r\n", "no valid deck file" },
        { "\"name\": \"fano\",", "", "no name" },
        { "\"slots\": [", "\"slots\": [], \"other\": [", "no slots" },
        { "\"slots\": [", "\"slots\": [null, ", "an entry is null" },
        { "\"slots\": [", "\"slots\": 7, \"other\": [", "no valid deck file" },
        { "\"cards\": [", "\"cards\": [], \"other\": [", "at least two cards" },
        { "\"cards\": [", "\"cards\": [null, ", "an entry is null" },
        { "\"id\": \"b\", \"variants\": [{\"id\": \"b\"", "\"id\": \"a\", \"variants\": [{\"id\": \"b\"", "slot 'a' stands twice" },
        { "\"variants\": [{\"id\": \"b\"", "\"variants\": [{\"id\": \"a\"", "symbol 'a' stands twice" },
        { "\"id\": \"b\", \"variants\"", "\"id\": \"b\", \"others\"", "slot 'b' has no variants" },
        { "\"variants\": [{\"id\": \"b\"", "\"variants\": [null, {\"id\": \"b\"", "an entry is null" },
        { "\"de\": \"b\"", "\"de\": \" \"", "symbol 'b' has an empty name in de" },
        { "\"de\": \"b\"", "\"de\": null", "symbol 'b' has an empty name in de" },
        { "\"de\": \"b\"", "\"de\": \"-f/etc/passwd\"", "symbol 'b' has a name in de that cannot be said" },
        { "\"de\": \"b\"", "\"de\": \"\\u001b[2J\"", "symbol 'b' has a name in de that cannot be said" },
        { "\"de\": \"b\"", "\"../de\": \"b\"", "symbol 'b' has a name in '../de', which is no code of a language" },
        { "\"name\": \"fano\",", "\"name\": \"fano\", \"version\": 2,", "it is of version 2, this program reads version 1" },
        { "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"z\"]", "card 0 has the unknown symbol 'z'" },
        { "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", null]", "an entry is null" },
        { "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"y\\nz\"]", "card 0 has the unknown symbol 'y z'" },
        { "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"b\"]", "card 0 has 'b' twice" },
        { "[\"a\", \"d\", \"e\"]", "[\"a\", \"d\"]", "card 1 has 2 symbols, card 0 has 3" },
        { "[\"a\", \"d\", \"e\"]", "[\"b\", \"d\", \"c\"]", "cards 0 and 1 clash: they share 'b' and 'c'" },
        { "[\"a\", \"d\", \"e\"]", "[\"f\", \"d\", \"e\"]", "cards 0 and 1 clash: they share no symbol" },
        { "\"variants\": [{\"id\": \"b\"", "\"variants\": [{\"id\": \"../b\"", "symbol '../b' cannot name a folder" },
        { "\"variants\": [{\"id\": \"b\"", "\"variants\": [{\"id\": \"..\"", "symbol '..' cannot name a folder" },
        { "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"c\"], [\"a\", \"b\", \"c\"]", "it has 8 cards, a deck of 3 symbols a card has at" },
        { "\"fano.gallery\"", "\"../fano.gallery\"", "gallery '../fano.gallery'" },
        { "\"fano.gallery\"", "\"/etc/passwd\"", "gallery '/etc/passwd'" },
        { "\"fano.gallery\"", "\"\"", "gallery ''" },
    };

    [Fact]
    public void The_smallest_deck_loads()
    {
        var deck = Deck.Load(_folder.Write("fano.json", Fano));

        Assert.Equal(("fano", 7, 7), (deck.Name, deck.SlotCount, deck.Cards.Count));
        Assert.Equal(_folder.File("fano.gallery"), deck.GalleryPath);
        Assert.Equal([0, 1, 2], deck.Cards[0]);
    }

    [Theory]
    [InlineData("{\"en\": \"bee\", \"fr\": \"abeille\"}", "bee")]
    [InlineData("{\"fr\": \"abeille\", \"en\": \"bee\"}", "bee")]
    [InlineData("{\"fr\": \"abeille\"}", "abeille")]
    [InlineData("{}", "b")]
    [InlineData("null", "b")]
    public void A_name_that_is_missing_in_a_language_falls_back_to_another(string names, string german)
    {
        var deck = Deck.Load(_folder.Write("few.json", Fano.Replace(Slot('b'), Slot('b', names), StringComparison.Ordinal)));

        Assert.Equal(german, deck.Symbols[1].NameIn("de"));
        Assert.Equal("c", deck.Symbols[2].NameIn("de"));
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        var path = _folder.File("marked.json");
        File.WriteAllText(path, Fano, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(0xEF, File.ReadAllBytes(path)[0]);
        Assert.Equal("fano", Deck.Load(path).Name);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_in_one_line(string replaced, string by, string says) =>
        AssertRefused(_folder.Write("bad.json", replaced.Length == 0 ? by : ReplaceOnce(replaced, by)), says);

    [Fact]
    public void A_file_that_is_no_deck_is_refused_with_the_line_where_it_stops_being_one() =>
        AssertRefused(_folder.Write("bad.json", "{\n  \"name\": \"fano\",\n  slots\n}"), "bad.json, line 3: no valid deck file");

    [Fact]
    public void Of_many_faults_the_first_eight_are_named_and_that_there_are_more()
    {
        // Five cards with two unknown symbols each: ten faults.
        var path = _folder.Write("bad.json", Fano);
        foreach (var first in (char[])['b', 'd', 'f'])
            File.WriteAllText(path, File.ReadAllText(path).Replace($"[\"a\", \"{first}\"", "[\"y\", \"z\"", StringComparison.Ordinal));
        foreach (var second in (char[])['d', 'e'])
            File.WriteAllText(path, File.ReadAllText(path).Replace($"[\"b\", \"{second}\"", "[\"y\", \"z\"", StringComparison.Ordinal));

        var error = Assert.Throws<DobbleException>(() => Deck.Load(path));

        Assert.EndsWith("; and more", error.Message, StringComparison.Ordinal);
        Assert.Equal(8, error.Message.Split("unknown symbol").Length - 1);
    }

    [Fact]
    public void A_missing_file_is_refused_in_one_line() => AssertRefused(_folder.File("none.json"), "no such deck file");

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var end = Fano.LastIndexOf('}');
        for (var length = 0; length <= end; length += 50)
            AssertRefused(_folder.Write("cut.json", Fano[..length]), "no valid deck file");
    }

    [Fact]
    public void Cards_of_more_symbols_than_can_be_decoded_are_refused()
    {
        string[] slots = [.. Enumerable.Range(0, 183).Select(i => $"s{i}")];

        var error = Assert.Throws<DobbleException>(() => Deck.Create("large", slots, ProjectivePlane.Create(13)));

        Assert.Contains("card 0 has 14 symbols, a card can have at most 12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_of_ten_million_cards_is_refused_before_it_is_read()
    {
        var path = _folder.File("huge.json");
        using (var file = File.Create(path))
            file.SetLength(10_000_000L * 12);

        AssertRefused(path, "are too many for a deck file");
    }

    [Fact]
    public void A_deck_of_many_cards_is_refused_before_any_two_are_compared()
    {
        var cards = string.Join(",", Enumerable.Repeat("[\"a\",\"b\",\"c\"]", 200_000));
        var path = _folder.Write("many.json", Fano[..(Fano.IndexOf("\"cards\"", StringComparison.Ordinal) + 9)] + $"[{cards}]}}");

        AssertRefused(path, "it has 200000 cards");
    }

    [Fact]
    public void A_deck_is_saved_under_the_name_of_its_file_with_all_that_it_says()
    {
        var classic = Shipped.Classic.Save(_folder.File("copy.json"));
        var read = Deck.Load(_folder.File("copy.json"));

        Assert.Equal(("copy", _folder.File("copy.gallery"), _folder.File("copy.symbols")), (read.Name, read.GalleryPath, read.ImagesPath));
        Assert.Equal((classic.Name, classic.GalleryPath, classic.ImagesPath), (read.Name, read.GalleryPath, read.ImagesPath));
        Assert.Equal(Shipped.Classic.Cards, read.Cards);
        Assert.Equal(Shipped.Classic.Symbols.Select(s => (s.Id, s.NameIn("fr"))), read.Symbols.Select(s => (s.Id, s.NameIn("fr"))));
        Assert.Contains("pájaro", File.ReadAllText(_folder.File("copy.json")), StringComparison.Ordinal);
        Assert.Contains("editions", File.ReadAllText(_folder.File("copy.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_given_in_one_language_and_leave_the_others()
    {
        var deck = Deck.Load(_folder.Write("fano.json", Fano)).WithNames("de", new Dictionary<string, string> { ["b"] = "Biene" });

        Assert.Equal(("Biene", "b", "a"), (deck.Symbols[1].NameIn("de"), deck.Symbols[1].NameIn("en"), deck.Symbols[0].NameIn("de")));
        var error = Assert.Throws<DobbleException>(() => deck.WithNames("de", new Dictionary<string, string> { ["z"] = "Zebra" }));
        Assert.Contains("no symbol 'z'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_made_without_a_file_has_symbols_without_a_name()
    {
        var deck = Deck.Create("bare", [.. "abcdefg".Select(c => $"{c}")], ProjectivePlane.Create(2));

        Assert.All(deck.Symbols, symbol => Assert.False(symbol.IsNamed));
        Assert.Equal((3, null), (deck.SymbolsPerCard, deck.ImagesPath));
    }

    [Fact]
    public void Every_fault_of_a_file_is_a_line_of_its_own()
    {
        var nameless = ReplaceOnce("\"name\": \"fano\",", "");
        var path = _folder.Write(
            "bad.json", nameless.Replace("[\"a\", \"d\", \"e\"]", "[\"b\", \"d\", \"c\"]", StringComparison.Ordinal));

        Assert.Equal(5, Deck.Faults(path).Count);
        Assert.Contains("cards 0 and 1 clash: they share 'b' and 'c'", Deck.Faults(path));
        Assert.Empty(Deck.Faults(_folder.Write("fano.json", Fano)));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var path = _folder.Write(
            "bad.json", ReplaceOnce("\"name\": \"fano\",", "").Replace("fano.gallery", "a/b", StringComparison.Ordinal));

        AssertRefused(path, "no name");
        AssertRefused(path, "gallery 'a/b'");
    }

    [Fact]
    public void One_swapped_symbol_anywhere_is_found_and_the_clashing_cards_named()
    {
        var text = File.ReadAllText(Shipped.ClassicPath);
        var slots = JsonNode.Parse(text)!["slots"]!.AsArray().Select(s => (string)s!["id"]!).ToArray();

        Gen.Select(Gen.Int[0, 54], Gen.Int[0, 7], Gen.Int[0, 56]).Sample(
            (card, place, slot) =>
            {
                var json = JsonNode.Parse(text)!;
                var symbols = json["cards"]![card]!.AsArray();
                if (symbols.Any(s => (string)s! == slots[slot]))
                    return;
                symbols[place] = slots[slot];
                AssertRefused(_folder.Write("swapped.json", json.ToJsonString()), $"{card} clash", $"cards {card} and ");
            },
            iter: 100,
            threads: 1);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string path, params string[] saysOneOf)
    {
        var error = Assert.Throws<DobbleException>(() => Deck.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.True(saysOneOf.Any(s => error.Message.Contains(s, StringComparison.Ordinal)), error.Message);
    }

    private static string ReplaceOnce(string replaced, string by)
    {
        var at = Fano.IndexOf(replaced, StringComparison.Ordinal);
        Assert.True(at >= 0, replaced);
        return Fano[..at] + by + Fano[(at + replaced.Length)..];
    }

    /// <summary>The deck of order 2: seven symbols, a to g, on seven cards of three.</summary>
    private static string Fano { get; } = $$"""
        {
          "name": "fano",
          "gallery": "fano.gallery",
          "slots": [{{string.Join(", ", "abcdefg".Select(Slot))}}],
          "cards": [["a", "b", "c"], ["a", "d", "e"], ["a", "f", "g"], ["b", "d", "f"], ["b", "e", "g"], ["c", "d", "g"], ["c", "e", "f"]]
        }
        """;

    private static string Slot(char s)
    {
        var names = string.Join(", ", new[] { "en", "fr", "de", "es", "it" }.Select(language => $"\"{language}\": \"{s}\""));
        return Slot(s, $"{{{names}}}");
    }

    private static string Slot(char s, string names) =>
        $"{{\"id\": \"{s}\", \"variants\": [{{\"id\": \"{s}\", \"names\": {names}}}]}}";
}
