namespace Dobble.Data.Checks.Models;

/// <summary>How the model stands what is hard: cards that are small, dark, tilted or blurred, and images that were spoiled.</summary>
internal static class SegmentChecks
{
    private const int MinCount = 20;
    private static readonly Limit Drop = new(0.02, 0.2);

    private static readonly (string Hard, string Easy, Func<ReadCard, double> Of)[] Segments =
    [
        ("small", "large", c => c.Radius), ("dark", "light", c => c.Light), ("blurred", "sharp", c => c.Sharpness),
        ("tilted", "seen from above", c => c.Tilt),
    ];

    /// <summary>The quarter of the cards that is smallest, darkest, most blurred, most tilted, against all.</summary>
    public static CheckResult Weak(ModelReadings of)
    {
        var cards = of.Held.SelectMany(p => p.Cards).Where(c => c.Symbols > 0).ToArray();
        if (cards.Length < MinCount)
            return CheckResult.Skipped(
                "weak segments", $"{cards.Length} cards are too few to be divided", "Divides the cards by what makes them hard.");
        var all = Decoded(cards);
        var rows = Segments.SelectMany(s =>
        {
            // A card that was not found has no outline and no tilt.
            var ordered = cards.Where(c => !double.IsNaN(s.Of(c))).OrderBy(s.Of).ToArray();
            var quarter = Math.Max(1, ordered.Length / 4);
            return ordered.Length == 0 ? []
                : new[] { (Name: s.Hard, Cards: ordered[..quarter], Value: s.Of), (Name: s.Easy, Cards: ordered[^quarter..], Value: s.Of) };
        }).ToArray();
        var worst = rows.MinBy(r => Decoded(r.Cards));
        return new CheckResult("weak segments", Drop.Judge(all - Decoded(worst.Cards)),
            $"weakest: cards that are {worst.Name}, {Show.Percent(Decoded(worst.Cards))} known, of all {Show.Percent(all)}")
        {
            About = "The quarter of the cards at each end of what makes them hard. A weak segment asks for more photos of that kind.",
            Headings = ["the quarter that is", "from", "to", "cards known", "symbols named"],
            Rows = [.. rows.Select(r => new[] { r.Name, Show.Number(r.Cards.Min(r.Value)), Show.Number(r.Cards.Max(r.Value)),
                Show.Percent(Decoded(r.Cards)), Show.Percent(Show.Share(r.Cards.Sum(c => c.Named), r.Cards.Sum(c => c.Symbols))) })],
        };
    }

    /// <summary>What corruptions of growing strength cost.</summary>
    public static CheckResult Robustness(ModelReadings of)
    {
        if (of.Sample.Sum(p => p.Score.Pairs) == 0)
            return CheckResult.Skipped("robustness", "no photo of the sample has two cards", "Spoils photos in grades.");
        var clean = Right(of.Sample);
        var corruptions = of.Corrupted.Select(f => (f.Corruption, Right: Right(f.Photos), All: ModelReadings.All(f.Photos))).ToArray();
        var wrong = corruptions.Sum(f => f.All.Wrong);
        var precision = ModelReadings.All(of.Sample).Symbols.At50;
        // The mildest grade is what any camera does; the strongest are there to see where it ends.
        var mild = corruptions.GroupBy(f => f.Corruption.Name).Select(g => g.MinBy(f => f.Corruption.Strength)).MinBy(f => f.Right);
        var status = (CheckStatus)Math.Max(
            (int)new Limit(0.03, 0.2).Judge(clean - mild.Right), (int)(wrong > 0 ? CheckStatus.Warn : CheckStatus.Pass));
        return new CheckResult(
            "robustness", status,
            $"the mildest {mild.Corruption.Name} leaves {Show.Percent(mild.Right)} of {Show.Percent(clean)} right; "
                + $"{Show.Count(wrong, "wrong answer")} under all corruptions")
        {
            About = $"{of.Sample.Count} photos are spoiled in grades. Silence is no harm; wrong answers are.",
            Headings = ["corruption", "grade", "pairs right", "wrong", "cards found", "mAP@0.5"],
            Rows =
            [
                ["none", string.Empty, Show.Percent(clean), $"{ModelReadings.All(of.Sample).Wrong}", Show.Percent(Found(of.Sample)),
                    Show.Number(precision)],
                .. corruptions.Select(f => new[] { f.Corruption.Name, f.Corruption.Grade, Show.Percent(f.Right), $"{f.All.Wrong}",
                    Show.Percent(Show.Share(f.All.Found, f.All.Cards)), Show.Number(f.All.Symbols.At50) }),
            ],
            Plots =
            [
                ModelPlots.Robustness("pairs right, %", clean, [.. corruptions.Select(f => (f.Corruption, f.Right))]),
                ModelPlots.Robustness("mAP@0.5, %", precision, [.. corruptions.Select(f => (f.Corruption, f.All.Symbols.At50))]),
            ],
        };
    }

    private static double Decoded(ReadCard[] cards) => cards.Length == 0 ? 1 : cards.Average(c => c.Decoded ? 1.0 : 0.0);

    private static double Right(IReadOnlyList<ReadPhoto> photos) =>
        Show.Share(photos.Sum(p => p.Score.Right), photos.Sum(p => p.Score.Pairs));

    private static double Found(IReadOnlyList<ReadPhoto> photos) =>
        Show.Share(photos.Sum(p => p.Score.Found), photos.Sum(p => p.Score.Cards));
}
