using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Files;

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
        // Only cards need the deck; labels that it does not know are no obstacle to the others.
        var data = VocFolder.Load(folder, options.By == "card" ? deck : null);
        if (data.Errors.FirstOrDefault(f => f.File.EndsWith(".xml", StringComparison.Ordinal)) is { } error)
            throw new DobbleException($"split: {error}");
        var photos = data.Photos;
        var lists = Path.Combine(folder, "ImageSets", "Main");
        var split = options.By switch
        {
            "auto" => Automatic(photos, options, Path.Combine(folder, "ImageSets", SourceSplits.Folder)),
            "lists" => GivenLists.Read(options.Lists!, photos) with { By = "lists" },
            _ => Drawn(photos, options),
        };
        if (options.By != "auto" || options.Validation.Length + options.Test.Length > 0)
            RequireAll(split, folder, wantsTest: options.TestShare > 0 || options.Test.Length > 0);
        Save(lists, split);
        return split;
    }

    // What came in is not refused for how it can be parted: where nothing can be held out, all is learnt from.
    private static SplitResult Automatic(IReadOnlyList<LabelledPhoto> photos, SplitOptions options, string source)
    {
        if (options.Validation.Length + options.Test.Length > 0)
            return Drawn(photos, options with { By = "series" });
        if (File.Exists(Path.Combine(source, "train.txt")))
            return GivenLists.Read(source, photos) with { By = "source" };
        var lists = options.TestShare > 0 ? 3 : 2;
        if (photos.Select(p => p.Series).Distinct().Count() >= lists && Drawable(photos, options with { By = "series" }) is { } split)
            return split;
        return Drawable(photos, options with { By = "photo" }) ?? new SplitResult(Sorted(photos), [], []) { By = "photo" };
    }

    private static SplitResult? Drawable(IReadOnlyList<LabelledPhoto> photos, SplitOptions options)
    {
        try
        {
            return Drawn(photos, options);
        }
        catch (DobbleException)
        {
            return null;
        }
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
        return new SplitResult(Sorted(draw.Rest()), Sorted(validation), Sorted(test)) { By = options.By };
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
        foreach (var old in new[] { "train.txt", "val.txt", "test.txt" })
            File.Delete(Path.Combine(lists, old));
        foreach (var (name, stems) in new[]
            { ("train", split.Train), ("val", split.Validation), ("test", split.Test) }.Where(l => l.Item2.Count > 0))
            AtomicFile.Write(Path.Combine(lists, name + ".txt"), string.Concat(stems.Select(s => s + "\n")));
    }

    private static string[] Sorted(IEnumerable<LabelledPhoto> photos) => [.. photos.Select(p => p.Stem).Order(StringComparer.Ordinal)];
}
