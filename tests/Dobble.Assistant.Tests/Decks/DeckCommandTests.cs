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
