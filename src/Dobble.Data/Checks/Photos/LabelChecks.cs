using System.Globalization;
using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Photos;

/// <summary>Checks of names.</summary>
internal static class LabelChecks
{
    /// <summary>What the deck check found.</summary>
    public static CheckResult Deck(Inspection of)
    {
        var boxes = of.Set.Photos.Sum(s => s.Boxes.Count);
        var kinds = of.Findings.CountBy(f => f.Kind).Select(k => FormattableString.Invariant($"{k.Value} {k.Key}"));
        return new CheckResult("deck", of.Limits.WrongLabels.Judge(Show.Share(of.Findings.Count, boxes)),
            of.Findings.Count == 0 ? $"no label contradicts the deck in {Show.Count(boxes, "box")}"
                : $"{of.Findings.Count} errors ({string.Join(", ", kinds)}) in {Show.Count(boxes, "box")}")
        {
            About = "A card of the deck has eight certain symbols, so its other labels tell which one is wrong. "
                + "--fix writes corrected labels.",
            Headings = ["file", "error", "label", "should be", "probability"],
            Rows = [.. of.Findings.Select(f => new[] { f.Photo.Name, f.Kind, f.Label ?? "", f.Should ?? "", Show.Number(f.Probability) })],
            Exhibits = [.. of.Findings.Where(f => f.Photo.IsReadable).Select(Exhibit)],
        };
    }

    /// <summary>Files that cannot be used.</summary>
    public static CheckResult Files(Inspection of)
    {
        var faulty = of.Set.Errors.Select(f => f.File).Distinct().Count();
        var all = of.Set.Photos.Select(s => s.LabelFile).Union(of.Set.Errors.Select(f => f.File)).Count();
        return new CheckResult("files", of.Limits.Files.Judge(Show.Share(faulty, all)),
            faulty == 0 ? $"all {all} labels files and their images can be read"
                : $"{faulty} of {all} labels files or their images cannot be used")
        {
            About = "Broken labels, and images that are missing, damaged, or of another size than their labels say.",
            Headings = ["file", "error"],
            Rows = [.. of.Set.Errors.Select(f => new[] { Path.GetFileName(f.File), f.Message })],
        };
    }

    /// <summary>Names that are not in the deck.</summary>
    public static CheckResult Names(Inspection of)
    {
        var unknown = of.Set.Photos.SelectMany(s => s.Boxes, (s, b) => (Photo: s, b.Name))
            .Where(b => of.Deck.FindSymbol(b.Name) is null).GroupBy(b => b.Name).OrderByDescending(g => g.Count()).ToArray();
        return new CheckResult("names", of.Limits.UnknownNames.Judge(unknown.Length),
            unknown.Length == 0 ? $"every name is a symbol of the deck {of.Deck.Name}"
                : $"{Show.Count(unknown.Length, "name")} not in the deck {of.Deck.Name}")
        {
            About = "A name that the deck does not have is a slip of the pen, or the photos show another deck.",
            Headings = ["name", "boxes", "first file"],
            Rows = [.. unknown.Select(g => new[] { g.Key, g.Count().ToString(CultureInfo.InvariantCulture), g.First().Photo.Name })],
        };
    }

    /// <summary>How evenly the symbols are labelled.</summary>
    public static CheckResult Distribution(Inspection of)
    {
        var counts = new int[of.Deck.SlotCount];
        foreach (var box in of.Set.Photos.SelectMany(s => s.Boxes))
        {
            if (of.Deck.SlotOf(box.Name) is { } slot)
                counts[slot]++;
        }

        var names = of.Deck.NamesInUse(of.Set.Photos.SelectMany(s => s.Boxes).Select(b => b.Name));
        var order = Enumerable.Range(0, counts.Length).OrderByDescending(s => counts[s]).ToArray();
        var (max, min) = (order[0], order[^1]);
        return new CheckResult("label distribution", of.Limits.Imbalance.Judge(counts[max] / Math.Max(0.01, counts[min])),
            $"{names[max]} has {Show.Count(counts[max], "box")}, {names[min]} {counts[min]}")
        {
            About = "Symbols that are seldom seen are learnt badly; one that is never seen is not learnt at all.",
            Plots = [CheckPlots.Bars("boxes by symbol", [.. order.Select(s => (names[s], (double)counts[s]))])],
        };
    }

    private static string Caption(LabelFinding f) => f.Error switch
    {
        LabelError.WrongName => f.Should is null ? $"{f.Label} is wrong" : $"{f.Label} should be {f.Should}",
        LabelError.MissingBox => $"{f.Should} has no box",
        _ => $"{f.Label} is a box too many",
    };

    private static Exhibit Exhibit(LabelFinding f)
    {
        var region = f.Box is { } box ? Wide(f.Region, box) : f.Region;
        return new Exhibit(f.Photo, Caption(f), region, Marks(f, region));
    }

    private static Mark[] Marks(LabelFinding f, Box region) =>
    [
        .. f.Photo.Boxes.Where((b, i) => i != f.Index && Holds(region, b.Box)).Select(b => new Mark(true, b.Name, b.Box)),
        .. f.Box is { } box ? new[] { new Mark(false, f.Label ?? f.Should ?? "", box) } : [],
    ];

    private static bool Holds(Box region, Box box) =>
        box.CenterX > region.X1 && box.CenterX < region.X2 && box.CenterY > region.Y1 && box.CenterY < region.Y2;

    private static Box Wide(Box region, Box box)
    {
        var margin = 0.5f * Math.Max(box.Width, box.Height);
        return new Box(
            Math.Min(region.X1, box.X1 - margin), Math.Min(region.Y1, box.Y1 - margin),
            Math.Max(region.X2, box.X2 + margin), Math.Max(region.Y2, box.Y2 + margin));
    }
}
