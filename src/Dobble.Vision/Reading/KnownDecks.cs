using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Reading;

/// <summary>The known decks that a reader can read.</summary>
internal static class KnownDecks
{
    /// <summary>Loads decks with their galleries; one that is broken or was made for another reader is left out.</summary>
    /// <param name="files">The deck files.</param>
    /// <param name="reader">The reader.</param>
    /// <exception cref="DobbleException">None is left.</exception>
    public static IReadOnlyList<(string File, Deck Deck, Gallery Gallery)> Load(IReadOnlyList<string> files, CardReader reader)
    {
        var known = new List<(string File, Deck Deck, Gallery Gallery)>();
        foreach (var file in files)
        {
            try
            {
                var deck = Deck.Load(file);
                if (Gallery.PathFor(deck, reader.Info.Path) is { } path && Gallery.Load(path, deck) is var gallery
                    && gallery.Reader == reader.Identity)
                    known.Add((file, deck, gallery));
            }
            catch (DobbleException)
            {
                // dobble doctor tells of it.
            }
        }

        return known.Count > 0 ? known : throw new DobbleException("no known deck can be read with this reader; dobble doctor says why");
    }
}
