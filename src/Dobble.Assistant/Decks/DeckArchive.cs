using System.IO.Compression;
using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Files;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Decks;

/// <summary>
/// A deck in one file, to share it: a zip archive of <c>deck.json</c>, <c>deck.gallery</c> and <c>symbols/ID/IMAGE</c>. One that comes from
/// elsewhere is hostile until it is checked: its sizes are bounded before anything is unpacked, and nothing of it names a place.
/// </summary>
internal static class DeckArchive
{
    private const string DeckEntry = "deck.json", GalleryEntry = "deck.gallery", ImageFolder = "symbols";
    private const long Largest = 100_000_000, LargestEntry = 8_000_000;

    /// <summary>Packs a deck.</summary>
    /// <param name="deckFile">The deck file.</param>
    /// <param name="archive">The file to write, replaced only once the new one is whole.</param>
    /// <exception cref="DobbleException">The deck is broken, or larger than an archive may be.</exception>
    public static void Pack(string deckFile, string archive)
    {
        var deck = Deck.Load(deckFile);
        if (Contents(deckFile, deck).Sum(file => new FileInfo(file.Path).Length) > Largest)
            throw new DobbleException($"{deckFile}: with its images it has more than {Largest / 1_000_000} MB, too much for an archive");
        AtomicFile.Write(archive, part =>
        {
            using var zip = ZipFile.Open(part, ZipArchiveMode.Create);
            foreach (var (path, entry) in Contents(deckFile, deck))
                zip.CreateEntryFromFile(path, entry);
        });
    }

    /// <summary>Unpacks a deck into an empty folder, as <c>NAME.json</c> and what belongs to it, and checks all of it.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="name">What the deck is called; null for the name that it has.</param>
    /// <returns>The deck.</returns>
    /// <exception cref="DobbleException">It is no deck, or something of it is not as it must be.</exception>
    public static Deck Unpack(string archive, string folder, string? name)
    {
        using var file = ArchiveIndex.Require(archive, Largest);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            if (zip.GetEntry(DeckEntry) is null)
                throw new DobbleException($"{archive}: there is no deck in it; name a file that dobble deck export wrote");
            var left = Largest;
            foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
                Unpack(entry, folder, archive, ref left);
            return Take(folder, name, archive);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new DobbleException($"{archive}: the archive is broken; ask for it again", e);
        }
        catch (DobbleException e) when (e.Message.Contains(folder, StringComparison.Ordinal))
        {
            // Nobody knows of the folder, and it is gone.
            throw new DobbleException(e.Message.Replace(folder + Path.DirectorySeparatorChar, archive + ": ", StringComparison.Ordinal), e);
        }
    }

    /// <summary>Checks what was unpacked, and calls it as the deck is called.</summary>
    private static Deck Take(string folder, string? name, string archive)
    {
        var deck = Deck.Load(Path.Combine(folder, DeckEntry));
        var deckFile = Path.Combine(folder, DeckName.Require(name ?? deck.Name) + Path.GetExtension(DeckEntry));
        Check(deck, folder, archive);
        foreach (var path in Directory.GetFileSystemEntries(folder))
            Directory.Move(path, Path.ChangeExtension(deckFile, Path.GetExtension(path)));
        return deck.Save(deckFile);
    }

    private static IEnumerable<(string Path, string Entry)> Contents(string deckFile, Deck deck)
    {
        yield return (deckFile, DeckEntry);
        if (deck.GalleryPath is { } gallery && File.Exists(gallery))
            yield return (gallery, GalleryEntry);
        foreach (var symbol in deck.Symbols)
        {
            var images = Path.Combine(deck.ImagesPath!, symbol.Id);
            foreach (var image in Directory.Exists(images) ? ImageFiles.In(images) : [])
                yield return (image, $"{ImageFolder}/{symbol.Id}/{Path.GetFileName(image)}");
        }
    }

    private static void Unpack(ZipArchiveEntry entry, string folder, string archive, ref long left)
    {
        const int unixType = 0xF000, unixFile = 0x8000;
        var type = (entry.ExternalAttributes >> 16) & unixType;
        if (PlaceOf(entry.FullName) is not { } place || (type != 0 && type != unixFile))
            throw new DobbleException($"{archive}: '{Printable.Line(entry.FullName)}' has no place in a deck; ask for it again");
        var path = Path.Combine(folder, place);
        if (File.Exists(path))
            throw new DobbleException($"{archive}: '{Printable.Line(entry.FullName)}' is there twice; ask for it again");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[81920];
        for (int count, total = 0; (count = from.Read(buffer)) > 0; to.Write(buffer, 0, count))
        {
            // What the archive says of its size may be a lie.
            if ((total += count) > LargestEntry)
                throw new DobbleException($"{archive}: '{Printable.Line(entry.FullName)}' is larger than {LargestEntry / 1_000_000} MB");
            if ((left -= count) < 0)
                throw new DobbleException($"{archive}: has more than {Largest / 1_000_000} MB in it, too much for a deck");
        }
    }

    /// <summary>Where an entry goes below the folder; null where it goes nowhere.</summary>
    private static string? PlaceOf(string entry)
    {
        if (entry is DeckEntry or GalleryEntry)
            return entry;
        return entry.Split('/') is [ImageFolder, var id, var image] && IsPlain(id) && IsPlain(image) && ImageFiles.Is(image)
            ? Path.Combine(Path.ChangeExtension(DeckEntry, "." + ImageFolder), id, image)
            : null;
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 120 && name[0] != '.' && !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl);

    /// <summary>A gallery of the deck's own, and images of its symbols that can be shown.</summary>
    private static void Check(Deck deck, string folder, string archive)
    {
        var gallery = Path.Combine(folder, GalleryEntry);
        if (File.Exists(gallery))
            _ = Gallery.Load(gallery, deck);
        foreach (var symbol in Directory.Exists(deck.ImagesPath) ? Directory.GetDirectories(deck.ImagesPath) : [])
        {
            if (deck.FindSymbol(Path.GetFileName(symbol)) is null)
                throw new DobbleException($"{archive}: has images of '{Path.GetFileName(symbol)}', which the deck has not");
            foreach (var image in Directory.GetFiles(symbol))
                Photo.Load(image).Dispose();
        }
    }
}
