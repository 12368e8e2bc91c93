using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Checks.Photos;

/// <summary>Photos to learn from and photos held out, to be compared.</summary>
/// <param name="Name">What is compared, for people.</param>
/// <param name="Train">Photos to learn from.</param>
/// <param name="Held">Photos held out.</param>
internal sealed record DataSplit(string Name, IReadOnlyList<PhotoFacts> Train, IReadOnlyList<PhotoFacts> Held)
{
    /// <summary>
    /// The splits of a folder: whole series held out where they are named, else the lists <c>ImageSets/Main/train.txt</c>,
    /// <c>val.txt</c> and <c>test.txt</c> where there are any, else none.
    /// </summary>
    /// <exception cref="DobbleException">A series is not there, or a list cannot be used.</exception>
    public static IReadOnlyList<DataSplit> Find(string folder, IReadOnlyList<PhotoFacts> photos, IReadOnlyList<string> series)
    {
        if (series.Count > 0)
            return [HoldOut(photos, series)];
        var lists = Path.Combine(folder, "ImageSets", "Main");
        var train = Listed(Path.Combine(lists, "train.txt"), photos);
        if (train is null)
            return [];
        return [.. new[] { "val", "test" }
            .Select(name => (Name: name, Photos: Listed(Path.Combine(lists, name + ".txt"), photos)))
            .Where(list => list.Photos is { Count: > 0 })
            .Select(list => new DataSplit($"train and {list.Name}", train, list.Photos!))];
    }

    private static DataSplit HoldOut(IReadOnlyList<PhotoFacts> photos, IReadOnlyList<string> series)
    {
        var known = photos.Select(p => p.Photo.Series).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (series.FirstOrDefault(s => !known.Contains(s)) is { } unknown)
            throw new DobbleException($"--hold-out {unknown}: no such series of photos; there are {string.Join(", ", known)}");
        var held = photos.ToLookup(p => series.Contains(p.Photo.Series));
        return held[false].Any()
            ? new DataSplit($"{string.Join(", ", series)} and the rest", [.. held[false]], [.. held[true]])
            : throw new DobbleException("--hold-out names every series: leave at least one to learn from");
    }

    private static IReadOnlyList<PhotoFacts>? Listed(string path, IReadOnlyList<PhotoFacts> photos)
    {
        if (!File.Exists(path))
            return null;
        var names = File.ReadLines(path).Select(l => l.Trim().Split(' ')[0]).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        var stems = photos.ToDictionary(p => p.Photo.Stem, StringComparer.Ordinal);
        return names.FirstOrDefault(n => !stems.ContainsKey(n)) is { } missing
            ? throw new DobbleException(
                $"{path}: names '{Printable.Line(missing)}', of which there is no labelled photo that can be read; correct the list")
            : [.. names.Select(n => stems[n])];
    }
}
