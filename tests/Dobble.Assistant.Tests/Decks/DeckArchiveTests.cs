using System.IO.Compression;
using Dobble.Assistant.Decks;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Decks;

public sealed class DeckArchiveTests : IDisposable
{
    /// <summary>The smallest image there is: one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly TempFolder _folder = new();

    /// <summary>What is put into an archive besides or instead of a deck, and what the message must say.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "../evil.json", "'../evil.json' has no place in a deck" },
        { "/etc/passwd", "'/etc/passwd' has no place in a deck" },
        { "symbols/../../evil.png", "has no place in a deck" },
        { "symbols/../evil.png", "has no place in a deck" },
        { "symbols/a/..\\evil.png", "has no place in a deck" },
        { "symbols/a/.hidden.png", "has no place in a deck" },
        { "symbols/a/run.sh", "has no place in a deck" },
        { "symbols/z/1.png", "has images of 'z', which the deck has not" },
        { "symbols/a/1.png", "is no image that can be decoded" },
        { "deck.gallery", "is no gallery" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_deck_comes_out_as_it_went_in_under_any_name()
    {
        var packed = Fano("mine").WithNames("de", new Dictionary<string, string> { ["a"] = "Bär" }).Save(_folder.File("mine.json"));
        Directory.CreateDirectory(_folder.File("mine.symbols/a"));
        _folder.Write("mine.symbols/a/1.png", Pixel);

        DeckArchive.Pack(_folder.File("mine.json"), _folder.File("mine.zip"));
        var deck = DeckArchive.Unpack(_folder.File("mine.zip"), New("out"), "ours");

        Assert.Equal(("ours", "Bär"), (deck.Name, deck.Symbols[0].NameIn("de")));
        Assert.Equal(packed.Cards, deck.Cards);
        Assert.Equal(Pixel, File.ReadAllBytes(_folder.File("out/ours.symbols/a/1.png")));
        Assert.Equal("mine", DeckArchive.Unpack(_folder.File("mine.zip"), New("other"), null).Name);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_entry_is_refused_in_one_line_and_nothing_leaves_the_folder(string entry, string says)
    {
        var archive = Archive(zip => Add(zip, "deck.json", DeckText()), zip => Add(zip, entry, "evil"u8));

        AssertRefused(archive, says);
        Assert.Empty(Directory.GetFiles(_folder.Path, "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_link_is_refused()
    {
        var archive = Archive(zip => Add(zip, "deck.json", "/etc/passwd"u8).ExternalAttributes = 0xA1FF << 16);

        AssertRefused(archive, "'deck.json' has no place in a deck");
    }

    [Fact]
    public void What_is_larger_than_it_may_be_is_refused_whatever_the_archive_says_of_its_size()
    {
        // Nothing compresses better than nothing: ten megabytes in ten kilobytes.
        AssertRefused(Archive(zip => Add(zip, "deck.json", new byte[10_000_000])), "'deck.json' is larger than 8 MB");
    }

    [Fact]
    public void Many_entries_that_are_small_enough_each_are_refused_where_together_they_would_fill_the_disk()
    {
        var archive = Archive(zip =>
        {
            Add(zip, "deck.json", DeckText());
            for (var i = 0; i < 15; i++)
                Add(zip, $"symbols/a/{i}.png", new byte[7_900_000]);
        });

        AssertRefused(archive, "has more than 100 MB in it");
    }

    [Fact]
    public void Nothing_is_unpacked_of_an_archive_without_a_deck()
    {
        AssertRefused(Archive(zip => Add(zip, "symbols/a/1.png", Pixel)), "there is no deck in it");
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_refused() =>
        AssertRefused(Archive(zip => Add(zip, "deck.json", DeckText()), zip => Add(zip, "deck.json", DeckText())), "is there twice");

    [Theory]
    [InlineData("\"name\": \"d", "\"name\": \"\\u001b[41md", "its name has signs in it that cannot be shown")]
    [InlineData("\"id\": \"b1\"", "\"id\": \"b1\", \"emoji\": \"\\u001b[41m\"", "symbol 'b1' has an emoji that cannot be shown")]
    public void What_would_steer_a_terminal_is_refused(string plain, string steers, string says)
    {
        const string deck = """
            {"name": "d", "slots": [
                {"id": "a", "variants": [{"id": "a1"}]}, {"id": "b", "variants": [{"id": "b1"}]}, {"id": "c", "variants": [{"id": "c1"}]}],
             "cards": [["a", "b"], ["b", "c"], ["a", "c"]]}
            """;
        Assert.Equal(3, DeckArchive.Unpack(Archive(zip => Add(zip, "deck.json", Bytes(deck))), New("plain"), null).Cards.Count);
        AssertRefused(Archive(zip => Add(zip, "deck.json", Bytes(deck.Replace(plain, steers, StringComparison.Ordinal)))), says);
    }

    [Fact]
    public void A_deck_of_ten_million_cards_is_refused()
    {
        var cards = string.Concat(Enumerable.Repeat("[\"a\"],", 500_000));

        AssertRefused(Archive(zip => Add(zip, "deck.json", Bytes($"{{\"cards\":[{cards}]}}"))), "no slots");
        AssertRefused(Archive(zip => Add(zip, "deck.json", new byte[7_000_000])), "are too many for a deck file");
    }

    [Fact]
    public void An_archive_of_more_entries_than_a_deck_has_is_refused_before_it_is_opened()
    {
        var archive = Archive(zip =>
        {
            for (var i = 0; i < 10_001; i++)
                Add(zip, $"symbols/a/{i}.png", []);
        });

        AssertRefused(archive, "has more in it than a deck has");
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        AssertRefused(_folder.Write("empty.zip", []), "is no deck");
        AssertRefused(_folder.Write("text.zip", "a deck, believe me, of fifty-five cards"u8.ToArray()), "is no deck");
        AssertRefused(_folder.File("none.zip"), "there is no such file");
        AssertRefused(Archive(), "there is no deck in it");
        var cut = File.ReadAllBytes(Archive(zip => Add(zip, "deck.json", DeckText())));
        for (var length = 0; length < cut.Length; length += 50)
            AssertRefused(_folder.Write("cut.zip", cut[..length]), "is no deck");
    }

    [Fact]
    public void A_broken_deck_is_refused_with_what_breaks_its_law()
    {
        var text = File.ReadAllText(Saved()).Replace("\"g\"", "\"f\"", StringComparison.Ordinal);

        AssertRefused(Archive(zip => Add(zip, "deck.json", Bytes(text))), "not a valid deck");
    }

    private static Deck Fano(string name) => Deck.Create(name, [.. "abcdefg".Select(c => $"{c}")], ProjectivePlane.Create(2));

    private static ZipArchiveEntry Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    private string Saved()
    {
        Fano("fano").Save(_folder.File("fano.json"));
        return _folder.File("fano.json");
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private byte[] DeckText() => File.ReadAllBytes(Saved());

    private string Archive(params Action<ZipArchive>[] fill)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var action in fill)
            action(zip);
        return path;
    }

    private string New(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;

    private void AssertRefused(string archive, string says)
    {
        var error = Assert.Throws<DobbleException>(() => DeckArchive.Unpack(archive, New($"{Guid.NewGuid():N}"), null));
        Assert.StartsWith(archive + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
