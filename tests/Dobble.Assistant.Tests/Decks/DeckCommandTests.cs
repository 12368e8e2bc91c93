using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Decks;

/// <summary>The command line of decks, on a folder of the player's own.</summary>
public sealed class DeckCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_decks_of_the_program_and_the_players_own_are_listed()
    {
        Own("mine");
        _folder.Write("broken.json", "{"u8.ToArray());

        var list = (await RunAsync(0, "list")).Split('\n');

        Assert.Contains(list, line => Has(line, "classic") && Has(line, "en, fr, de, es, it") && Has(line, "the program"));
        Assert.Contains(list, line => Has(line, "mine") && Has(line, "no language"));
        Assert.Contains(list, line => line.Contains("broken: dobble deck check broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deck_is_renamed_with_all_that_belongs_to_it()
    {
        Own("mine");
        _folder.Write("mine.gallery", [1, 2, 3]);
        Directory.CreateDirectory(_folder.File("mine.symbols/a"));
        _folder.Write("mine.symbols/a/1.png", [4]);
        Own("mine two");

        await RunAsync(0, "rename", "mine", "ours");

        Assert.Equal(("ours", _folder.File("ours.gallery")), (Load("ours").Name, Load("ours").GalleryPath));
        Assert.Equal([4], await File.ReadAllBytesAsync(_folder.File("ours.symbols/a/1.png"), TestContext.Current.CancellationToken));
        Assert.Equal(["mine two.json", "ours.gallery", "ours.json", "ours.symbols"], Entries());
    }

    [Fact]
    public async Task A_deck_is_removed_with_all_that_belongs_to_it_and_no_other()
    {
        Own("mine");
        Directory.CreateDirectory(_folder.File("mine.symbols/a"));
        Own("mine2");

        await RunAsync(0, "remove", "mine");

        Assert.Equal(["mine2.json"], Entries());
    }

    [Fact]
    public async Task What_is_left_of_a_deck_that_was_half_removed_or_only_begun_can_be_removed_too()
    {
        Directory.CreateDirectory(_folder.File("begun.cards"));
        _folder.Write("half.gallery", [1]);

        await RunAsync(0, "remove", "begun");
        await RunAsync(0, "remove", "half");

        Assert.Empty(Entries());
    }

    [Fact]
    public async Task A_deck_is_shared_in_one_file()
    {
        Own("mine");
        Directory.CreateDirectory(_folder.File("elsewhere"));
        var file = _folder.File("elsewhere/shared.zip");

        await RunAsync(0, "export", "mine", "--out", file);
        await RunAsync(0, "import", file, "--name", "ours");

        Assert.Equal(Load("mine").Cards, Load("ours").Cards);
        Assert.Contains("there is a deck 'mine' already", await RunAsync(1, "import", file), StringComparison.Ordinal);
        Assert.Contains("comes with the program", await RunAsync(1, "import", file, "--name", "classic"), StringComparison.Ordinal);
        Assert.Contains("is no deck", await RunAsync(1, "import", _folder.Write("bad.zip", [1, 2])), StringComparison.Ordinal);
        Assert.Equal(["bad.zip", "elsewhere", "mine.json", "ours.json"], Entries());
    }

    [Fact]
    public async Task The_deck_that_comes_with_the_program_is_shown_checked_and_shared()
    {
        var show = await RunAsync(0, "show", "classic");
        Assert.Contains("2 of the 57 cards of a full deck are not there", show, StringComparison.Ordinal);
        Assert.Contains("pájaro (es)", show, StringComparison.Ordinal);
        Assert.Contains("any two cards share one symbol", await RunAsync(0, "check", "classic"), StringComparison.Ordinal);

        await RunAsync(0, "export", "classic", "--out", _folder.File("classic.zip"));
        await RunAsync(0, "import", _folder.File("classic.zip"), "--name", "my classic");
        Assert.Contains("the gallery fits", await RunAsync(0, "check", "my classic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_the_law_of_a_deck_is_said_in_a_line_each()
    {
        Own("mine");
        var text = await File.ReadAllTextAsync(_folder.File("mine.json"), TestContext.Current.CancellationToken);
        _folder.Write("bad.json", System.Text.Encoding.UTF8.GetBytes(text.Replace("\"mine\"", "\" \"", StringComparison.Ordinal)));

        Assert.Contains("it has no name", await RunAsync(1, "check", "bad"), StringComparison.Ordinal);
        Assert.Contains("it has no gallery", await RunAsync(1, "check", "mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_are_named_by_number_or_id_and_by_nothing_else()
    {
        Own("mine");

        await RunAsync(0, "name", "mine", "2=Biene", "c=kleine Katze", "--language", "de");

        Assert.Equal(("Biene", "kleine Katze"), (Load("mine").Symbols[1].NameIn("de"), Load("mine").Symbols[2].NameIn("en")));
        Assert.Contains("there is no symbol 8", await RunAsync(1, "name", "mine", "8=x"), StringComparison.Ordinal);
        Assert.Contains("has no symbol 'z'", await RunAsync(1, "name", "mine", "z=x"), StringComparison.Ordinal);
        Assert.Contains("'2=' is no name of a symbol", await RunAsync(1, "name", "mine", "2="), StringComparison.Ordinal);
        Assert.Contains("comes with the program", await RunAsync(1, "name", "classic", "2=x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_symbols_of_one_name_are_told()
    {
        Own("mine");

        var (same, other) = (await RunAsync(0, "name", "mine", "2=Biene", "3=Biene"), await RunAsync(0, "name", "mine", "3=Katze"));

        Assert.Contains("2 and 3 have the same name, 'Biene'", same, StringComparison.Ordinal);
        Assert.DoesNotContain("the same name", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_of_emoji_are_shown_on_a_sheet_and_take_the_names_of_the_emoji()
    {
        string[] emoji = ["🐻", "🐙", "🔑", "🌵", "🚗", "🍎", "🍌"];
        var symbols = emoji.Select((e, i) => new DeckSymbol(i, $"s{i}", i, new Dictionary<string, string>()) { Emoji = e });
        Deck.Create("mine", [.. symbols], ProjectivePlane.Create(2)).Save(_folder.File("mine.json"));

        var text = await RunAsync(0, "name", "mine", "--accept", "--language", "de", "--sheet", _folder.File("sheet.png"));

        Assert.Contains("7 names in de", text, StringComparison.Ordinal);
        Assert.Equal(("Bär", "Schlüssel"), (Load("mine").Symbols[0].NameIn("de"), Load("mine").Symbols[2].NameIn("de")));
        Assert.True(new FileInfo(_folder.File("sheet.png")).Length > 10_000);
    }

    [Fact]
    public async Task Symbols_that_cannot_be_drawn_are_listed_to_be_named()
    {
        Own("mine");

        var text = await RunAsync(0, "name", "mine");

        Assert.Contains("no sheet of symbols", text, StringComparison.Ordinal);
        Assert.Contains("0 names in en", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remove", "classic", null, "comes with the program")]
    [InlineData("rename", "classic", "mine", "comes with the program")]
    [InlineData("rename", "one", "classic", "comes with the program")]
    [InlineData("rename", "one", "two", "there is a deck 'two' already")]
    [InlineData("rename", "one", "../two", "'../two' is no name for a deck")]
    [InlineData("rename", "one", "a/b", "'a/b' is no name for a deck")]
    [InlineData("rename", "one", "any", "no deck can be called 'any'")]
    [InlineData("remove", "none", null, "there is no deck 'none'")]
    [InlineData("remove", "../one", null, "'../one' is no name for a deck")]
    public async Task What_cannot_be_done_is_said_in_one_line_and_loses_nothing(string command, string name, string? to, string says)
    {
        Own("one");
        Own("two");

        var text = await RunAsync(1, to is null ? [command, name] : [command, name, to]);

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Single(text.Trim().Split('\n'));
        Assert.Equal(["one.json", "two.json"], Entries());
    }

    private static bool Has(string line, string part) => line.Contains(part, StringComparison.Ordinal);

    private string[] Entries() =>
        [.. Directory.GetFileSystemEntries(_folder.Path).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    private void Own(string name) =>
        Deck.Create(name, [.. "abcdefg".Select(c => $"{c}")], ProjectivePlane.Create(2)).Save(_folder.File(name + ".json"));

    private Deck Load(string name) => Deck.Load(_folder.File(name + ".json"));

    private async Task<string> RunAsync(int code, params string[] arguments)
    {
        var run = await ProgramRun.WithAsync("DOBBLE_DECKS", _folder.Path, ["deck", .. arguments]);
        var text = run.Output + run.Error;
        Assert.True(run.ExitCode == code, text);
        return text;
    }
}
