using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Lists that somebody else drew.</summary>
internal static class GivenLists
{
    /// <summary>
    /// Reads train.txt, val.txt and test.txt, one of the last two at least; a line may be a stem, a file name or a path.
    /// </summary>
    /// <exception cref="DobbleException">A list is missing, or names what is not there or is listed before.</exception>
    public static SplitResult Read(string folder, IReadOnlyList<LabelledPhoto> photos)
    {
        var stems = photos.Select(p => p.Stem).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        bool Has(string name) => File.Exists(Path.Combine(folder, name + ".txt"));
        return new SplitResult(List("train"), Has("val") || !Has("test") ? List("val") : [], Has("test") ? List("test") : []);

        string[] List(string name)
        {
            var path = Path.Combine(folder, name + ".txt");
            if (!File.Exists(path))
                throw new DobbleException($"{path}: no such list; make it, or split by series");
            return [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => Stem(path, l))
                .Order(StringComparer.Ordinal)];
        }

        string Stem(string path, string line)
        {
            var file = line.Split('/', '\\')[^1];
            // VOC writes a mark after the name: whether the photo shows the class.
            string[] readings = [file, Path.GetFileNameWithoutExtension(file), file.Split(' ')[0]];
            var stem = readings.FirstOrDefault(stems.Contains)
                ?? throw new DobbleException(
                    $"{path}: names '{Printable.Line(line)}', of which there is no labelled photo that can be read; correct the list");
            return seen.TryAdd(stem, path)
                ? stem
                : throw new DobbleException(
                    $"{path}: names '{stem}', which is in {Path.GetFileName(seen[stem])} already; keep one of the two");
        }
    }
}
