using Dobble.Assistant.Installation;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Files;

namespace Dobble.Assistant.Decks;

/// <summary>
/// The player's own decks. A deck is <c>NAME.json</c> with all that is called <c>NAME.…</c> beside it, and is kept, renamed and removed
/// as one. Those that come with the program are not touched.
/// </summary>
internal sealed class OwnDecks(Home home)
{
    /// <summary>The deck file for a new deck; its folder is made.</summary>
    /// <exception cref="DobbleException">The name is none, or taken.</exception>
    public string New(string name)
    {
        var path = PathOf(DeckName.Require(name));
        if (IsShipped(name))
            throw new DobbleException($"a deck '{name}' comes with the program; take another name");
        if (Files(name).Any())
            throw new DobbleException($"there is a deck '{name}' already; take another name, or first: dobble deck remove {Quoted(name)}");
        Directory.CreateDirectory(HomeFolder.OwnDecks);
        return path;
    }

    /// <summary>The deck file for a deck that is shown to the program: a new one, or one that was begun so and goes on.</summary>
    /// <exception cref="DobbleException">The name is none, or that of a deck that was made in another way.</exception>
    public string ToEnrol(string name) => DeckEnrolment.WasBegun(PathOf(DeckName.Require(name))) ? PathOf(name) : New(name);

    /// <summary>The deck file of one of the player's own decks, to be changed.</summary>
    /// <exception cref="DobbleException">There is none of that name.</exception>
    public string Require(string name)
    {
        if (IsShipped(name))
            throw new DobbleException($"the deck '{name}' comes with the program and stays; change a copy (dobble deck export, import)");
        return File.Exists(PathOf(DeckName.Require(name)))
            ? PathOf(name)
            : throw new DobbleException($"there is no deck '{name}' in {HomeFolder.OwnDecks}; dobble deck list shows those there are");
    }

    /// <summary>Calls a deck something else.</summary>
    /// <exception cref="DobbleException">There is no such deck, it is broken, or the new name is taken.</exception>
    public void Rename(string name, string to)
    {
        var deck = Deck.Load(Require(name));
        _ = New(to);
        // The new deck is whole before the old one goes.
        _ = Add(folder =>
        {
            foreach (var (path, suffix) in Files(name).Where(f => f.Suffix != Suffix))
                Copy(path, Path.Combine(folder, to + suffix));
            return deck.Save(Path.Combine(folder, to + Suffix));
        });
        Remove(name);
    }

    /// <summary>Takes in a deck that somebody shared.</summary>
    /// <param name="archive">What <see cref="DeckArchive.Pack"/> wrote, or what claims to be that.</param>
    /// <param name="name">What it is called here; null for the name that it has.</param>
    /// <exception cref="DobbleException">It is no deck, or the name is taken; nothing has changed.</exception>
    public Deck Import(string archive, string? name)
    {
        if (name is not null)
            _ = New(name);
        return Add(folder => DeckArchive.Unpack(archive, folder, name));
    }

    /// <summary>Adds a deck that is either there and whole, or not there.</summary>
    /// <param name="write">Writes the deck with all that belongs to it into an empty folder.</param>
    /// <exception cref="DobbleException">The name is taken.</exception>
    public Deck Add(Func<string, Deck> write)
    {
        Directory.CreateDirectory(HomeFolder.OwnDecks);
        var part = Path.Combine(HomeFolder.OwnDecks, $".{Guid.NewGuid():N}{AtomicFile.Unfinished}");
        try
        {
            Directory.CreateDirectory(part);
            var file = New(write(part).Name);
            // The deck file comes last: with it the deck is there.
            foreach (var path in Directory.GetFileSystemEntries(part).OrderBy(path => path.EndsWith(Suffix, StringComparison.Ordinal)))
                Directory.Move(path, Path.Combine(HomeFolder.OwnDecks, Path.GetFileName(path)));
            return Deck.Load(file);
        }
        finally
        {
            Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Removes a deck with all its files, or what is left of one that was begun or half removed.</summary>
    /// <exception cref="DobbleException">There is none of that name among the player's own.</exception>
    public void Remove(string name)
    {
        if (IsShipped(name) || !Files(DeckName.Require(name)).Any())
            _ = Require(name);
        // Without the deck file there is no deck.
        File.Delete(PathOf(name));
        foreach (var (path, _) in Files(name).ToArray())
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
    }

    private const string Suffix = ".json";

    private bool IsShipped(string name) => home.ShippedDeckFiles().Any(f => Path.GetFileNameWithoutExtension(f) == name);

    private static string PathOf(string name) => Path.Combine(HomeFolder.OwnDecks, name + Suffix);

    /// <summary>All that belongs to a deck: names have no dot, so none of another deck begins like it.</summary>
    private static IEnumerable<(string Path, string Suffix)> Files(string name) => Directory.Exists(HomeFolder.OwnDecks)
        ? Directory.EnumerateFileSystemEntries(HomeFolder.OwnDecks)
            .Select(path => (Path: path, Name: Path.GetFileName(path)))
            .Where(entry => entry.Name.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(entry => (entry.Path, entry.Name[name.Length..]))
        : [];

    private static void Copy(string path, string target)
    {
        if (Directory.Exists(path))
            AtomicFolder.Copy(path, target, CancellationToken.None);
        else
            AtomicFile.Copy(path, target);
    }

    /// <summary>A deck's name as it is typed in a command line.</summary>
    public static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
