using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.DataSets.Exports;

/// <summary>A data set as exports need it.</summary>
/// <param name="Classes">The classes, in order.</param>
/// <param name="Lists">The photos of each list, by the list's name; all in one where there are no lists.</param>
internal sealed record ExportSet(IReadOnlyList<string> Classes, IReadOnlyList<(string Name, IReadOnlyList<LabelledPhoto> Photos)> Lists)
{
    /// <summary>Reads a data set.</summary>
    /// <param name="folder">The data set.</param>
    /// <param name="unlisted">The list's name where the data set is not split.</param>
    /// <exception cref="DobbleException">It cannot be read, has photos with errors, or labels outside its classes.</exception>
    public static ExportSet Load(string folder, string unlisted)
    {
        var data = VocFolder.Load(folder);
        if (data.Errors.Count > 0)
            throw new DobbleException(
                $"{data.Errors[0]}{(data.Errors.Count > 1 ? $" (and {data.Errors.Count - 1} more errors)" : string.Empty)}");
        return new ExportSet(ReadClasses(folder, data.Photos), [.. ReadLists(folder, unlisted, data.Photos)]);
    }

    private static string[] ReadClasses(string folder, IReadOnlyList<LabelledPhoto> photos)
    {
        var path = Path.Combine(folder, "labels.txt");
        if (!File.Exists(path))
            throw new DobbleException($"{path}: missing, and it holds the order of the classes; ingest the data set first");
        string[] classes = [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0)];
        return photos.SelectMany(p => p.Boxes).FirstOrDefault(b => !classes.Contains(b.Name)) is { } negative
            ? throw new DobbleException($"{path}: lacks the label '{Printable.Line(negative.Name)}'; add it, or correct the label")
            : classes;
    }

    private static IEnumerable<(string Name, IReadOnlyList<LabelledPhoto> Photos)> ReadLists(
        string folder, string unlisted, IReadOnlyList<LabelledPhoto> photos)
    {
        var lists = Path.Combine(folder, "ImageSets", "Main");
        if (!File.Exists(Path.Combine(lists, "train.txt")))
            return [(unlisted, photos)];
        var split = GivenLists.Read(lists, photos);
        var byStem = photos.ToDictionary(p => p.Stem, StringComparer.Ordinal);
        return new[] { ("train", split.Train), ("val", split.Validation), ("test", split.Test) }
            .Where(l => l.Item2.Count > 0)
            .Select(l => (l.Item1, (IReadOnlyList<LabelledPhoto>)[.. l.Item2.Select(s => byStem[s])]));
    }
}
