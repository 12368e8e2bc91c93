using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Parts the photos of a data set and writes <c>ImageSets/Main/{train,val,test}.txt</c>.</summary>
public static class DatasetSplit
{
    /// <summary>Writes the lists; those of an earlier split are replaced.</summary>
    /// <exception cref="DobbleException">The options are wrong, a series is unknown, or a list would be empty.</exception>
    public static SplitResult Write(string folder, SplitOptions options, Deck deck)
    {
        if (options.Errors().ToArray() is { Length: > 0 } errors)
            throw new DobbleException($"split: {string.Join("; ", errors)}");
        options = options with { By = options.By == "auto" ? Automatic(VocFolder.Load(folder).Photos, options) : options.By };
        // Only cards need the deck; labels that it does not know are no obstacle to the others.
        var data = VocFolder.Load(folder, options.By == "card" ? deck : null);
        if (data.Errors.FirstOrDefault(f => f.File.EndsWith(".xml", StringComparison.Ordinal)) is { } error)
            throw new DobbleException($"split: {error}");
        var photos = data.Photos;
        var split = options.By == "lists" ? GivenLists.Read(options.Lists!, photos) : Drawn(photos, options);
        RequireAll(split, folder, wantsTest: options.TestShare > 0 || options.Test.Length > 0);
        Save(Path.Combine(folder, "ImageSets", "Main"), split);
        return split with { By = options.By };
    }

    private static SplitResult Drawn(IReadOnlyList<LabelledPhoto> photos, SplitOptions options)
    {
        var groups = SplitGroups.Of(photos, options.By);
        if (options.By == "series")
            RequireSeries(groups, options);
        var draw = new GroupDraw(groups, options.Seed);
        var test = options.Test.Length > 0 ? draw.TakeNamed(options.Test)
            : options.TestShare > 0
                ? draw.TakeShare(options.TestShare, photos.Count, options.Validation.Length > 0 ? 1 : 2, options.Validation)
            : [];
        var validation = options.Validation.Length > 0 ? draw.TakeNamed(options.Validation)
            : draw.TakeShare(options.ValidationShare, photos.Count, 1, []);
        return new SplitResult(Sorted(draw.Rest()), Sorted(validation), Sorted(test));
    }

    // One series for each list at least; photos that are all named alike are of one.
    private static string Automatic(IReadOnlyList<LabelledPhoto> photos, SplitOptions options)
    {
        var lists = options.TestShare > 0 ? 3 : 2;
        return options.Validation.Length + options.Test.Length > 0 || photos.Select(p => p.Series).Distinct().Count() >= lists ? "series"
            : "photo";
    }

    private static void RequireSeries(IReadOnlyList<PhotoGroup> groups, SplitOptions options)
    {
        var known = groups.Select(g => g.Name).ToArray();
        var named = options.Validation.Concat(options.Test).ToArray();
        if (named.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
            throw new DobbleException($"split: there is no series '{Printable.Line(unknown)}' here; there are {Printable.List(known, 20)}");
        if (options.Validation.Intersect(options.Test).FirstOrDefault() is { } both)
            throw new DobbleException($"split: the series {both} is named for validation and for test; choose one");
    }

    private static void RequireAll(SplitResult split, string folder, bool wantsTest)
    {
        var empty = split.Train.Count == 0 ? "train" : split.Validation.Count == 0 ? "validation" : wantsTest && split.Test.Count == 0
            ? "test" : null;
        if (empty is not null)
            throw new DobbleException(
                $"{folder}: the {empty} list would be empty; change the shares or the named series, or split by photo");
    }

    private static void Save(string lists, SplitResult split)
    {
        Directory.CreateDirectory(lists);
        File.Delete(Path.Combine(lists, "test.txt"));
        foreach (var (name, stems) in new[]
            { ("train", split.Train), ("val", split.Validation), ("test", split.Test) }.Where(l => l.Item2.Count > 0))
            AtomicFile.Write(Path.Combine(lists, name + ".txt"), string.Concat(stems.Select(s => s + "\n")));
    }

    private static string[] Sorted(IEnumerable<LabelledPhoto> photos) => [.. photos.Select(p => p.Stem).Order(StringComparer.Ordinal)];
}
