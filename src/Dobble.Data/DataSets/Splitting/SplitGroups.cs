using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Finds which photos must stay together.</summary>
internal static class SplitGroups
{
    /// <summary>Groups photos by series, card or photo; sorted by name, whatever the order of the photos.</summary>
    public static IReadOnlyList<PhotoGroup> Of(IReadOnlyList<LabelledPhoto> photos, string by)
    {
        var sorted = photos.OrderBy(p => p.Path, StringComparer.Ordinal);
        var groups = by switch
        {
            "series" => sorted.GroupBy(p => p.Series).Select(g => new PhotoGroup(g.Key, [.. g])),
            "card" => ByCard([.. sorted]),
            _ => sorted.Select(p => new PhotoGroup(p.Stem, [p])),
        };
        return [.. groups.OrderBy(g => g.Name, StringComparer.Ordinal)];
    }

    // Two photos with a same card go together, and so do those that either shares a card with, on and on.
    private static IEnumerable<PhotoGroup> ByCard(LabelledPhoto[] photos)
    {
        var parent = Enumerable.Range(0, photos.Length).ToArray();
        foreach (var sharing in photos.SelectMany((p, i) => p.Cards.Select(c => (c.Card, Photo: i))).Where(c => c.Card is not null)
            .ToLookup(c => c.Card, c => c.Photo))
        {
            foreach (var photo in sharing)
                parent[Root(parent, photo)] = Root(parent, sharing.First());
        }

        var groups = photos.Select((p, i) => (Photo: p, Root: Root(parent, i))).GroupBy(p => p.Root, p => p.Photo).ToArray();
        return groups.Length > 1 || photos.Length < 2
            ? groups.Select(g => new PhotoGroup(g.First().Stem, [.. g]))
            : throw new DobbleException(
                $"split: cards link all {photos.Length} photos with each other, each shares a card with the next, "
                    + "so that none can be held out by card; split by series or by photo");
    }

    private static int Root(int[] parent, int photo)
    {
        while (parent[photo] != photo)
            photo = parent[photo] = parent[parent[photo]];
        return photo;
    }
}
