using Dobble.Data.Checks.Statistics;
using Dobble.Data.Evaluation;

namespace Dobble.Data.Checks.Models;

/// <summary>Checks of what a model does on the photos that judge it.</summary>
internal static class ModelChecks
{
    private const int Few = 5;
    private const int MaxRows = 20;
    private static readonly Limit Gap = new(0.05, 0.15);
    private static readonly Limit Drift = new(0.25, 1);

    /// <summary>Each symbol's precision and recall.</summary>
    public static CheckResult Classes(ModelReadings of)
    {
        var classes = ModelReadings.All(of.Held).Classes.OrderBy(c => c.Ap50).ToArray();
        // A symbol that is there a few times only says little.
        var judged = classes.Where(c => c.Count >= Few).ToArray();
        var worst = judged.Length == 0 ? 1 : judged[0].Ap50;
        return new CheckResult("class performance", new Limit(0.1, 0.4).Judge(1 - worst),
            judged.Length == 0 ? $"no symbol is there {Few} times"
                : $"worst of {classes.Length} symbols: {of.Slots[judged[0].Class]} with an average precision of "
                    + $"{Show.Number(worst)} at 0.5")
        {
            About = "A symbol that is found or named badly makes the cards that have it hard to read. Add photos of it, "
                + "or look at its prototypes.",
            Headings = ["symbol", "there", "AP@0.5", "AP@0.75", "AP@0.5:0.95", "recall"],
            Rows = [.. classes.Take(MaxRows).Select(c =>
                new[] { of.Slots[c.Class], $"{c.Count}", Show.Number(c.Ap50), Show.Number(c.Ap75), Show.Number(c.Ap), Show.Number(c.Ar) })],
            Plots = [ModelPlots.Curves(classes, slot => of.Slots[slot])],
        };
    }

    /// <summary>Mean average precision, by overlap and size.</summary>
    public static CheckResult Precision(ModelReadings of)
    {
        var coco = ModelReadings.All(of.Held).Coco;
        if (double.IsNaN(coco.Ap50))
            return Unlabelled("mean average precision");
        return new CheckResult(
            "mean average precision", new Limit(0.05, 0.3).Judge(1 - coco.Ap50), $"{Show.Number(coco.Ap50)} at an overlap of 0.5")
        {
            About = "COCO's definition over the deck's slots. Small: under 32² pixels, medium: to 96².",
            Headings = ["0.5", "0.75", "0.5:0.95", "small", "medium", "large"],
            Rows = [[.. new[] { coco.Ap50, coco.Ap75, coco.Ap, coco.ApSmall, coco.ApMedium, coco.ApLarge }.Select(Number)]],
        };
    }

    /// <summary>Mean average recall, by detections and size.</summary>
    public static CheckResult Recall(ModelReadings of)
    {
        var coco = ModelReadings.All(of.Held).Coco;
        if (double.IsNaN(coco.Ar100))
            return Unlabelled("mean average recall");
        return new CheckResult(
            "mean average recall", new Limit(0.5, 0.8).Judge(1 - coco.Ar100), $"{Show.Number(coco.Ar100)} over the overlaps 0.5 to 0.95")
        {
            About = "The share of symbols that are found at all, whatever is found besides. High overlaps ask for boxes that fit exactly.",
            Headings = ["1 an image", "10", "100", "small", "medium", "large"],
            Rows = [[.. new[] { coco.Ar1, coco.Ar10, coco.Ar100, coco.ArSmall, coco.ArMedium, coco.ArLarge }.Select(Number)]],
        };
    }

    /// <summary>How much better the model is on what it learnt from.</summary>
    public static CheckResult TrainTestGap(ModelReadings of)
    {
        if (of.Train.Count == 0)
            return CheckResult.Skipped(
                "train–test gap", "no photos to learn from are given", "Compares the photos that judge with those to learn from.");
        var (train, held) = (ModelReadings.All(of.Train), ModelReadings.All(of.Held));
        (string Name, double Train, double Held)[] figures =
        [
            ("pairs right", Show.Share(train.Right, train.Pairs), Show.Share(held.Right, held.Pairs)),
            ("cards found", Show.Share(train.Found, train.Cards), Show.Share(held.Found, held.Cards)),
            ("cards decoded", Show.Share(train.Decoded, train.Cards), Show.Share(held.Decoded, held.Cards)),
            ("mAP@0.5", train.Symbols.At50, held.Symbols.At50),
        ];
        var gap = figures.Max(f => f.Train - f.Held);
        return new CheckResult("train–test gap", Gap.Judge(gap), gap <= 0 ? "no figure is worse on the photos that judge"
            : $"at most {Show.Percent(gap)} worse on the photos that judge")
        {
            About = "Says something only where the model did not learn from the photos that judge. "
                + "One that is much better on what it learnt from has learnt it by heart: train with more photos, or augment more.",
            Headings = ["figure", $"to learn from ({of.Train.Count} photos)", $"to judge by ({of.Held.Count})"],
            Rows = [.. figures.Select(f => new[] { f.Name, Show.Percent(f.Train), Show.Percent(f.Held) })],
        };
    }

    /// <summary>The series that are read worst.</summary>
    public static CheckResult WorstSeries(ModelReadings of)
    {
        var series = Summary.PerSeries([.. of.Held.Select(p => p.Score)]).SkipLast(1).OrderBy(s => Show.Share(s.Right, s.Pairs)).ToArray();
        // A series of single cards has no pair to be right or wrong in.
        var worst = series.FirstOrDefault(s => s.Pairs > 0);
        var (right, wrong) = (worst is null ? 1 : Show.Share(worst.Right, worst.Pairs), series.Sum(s => s.Wrong));
        var status = (CheckStatus)Math.Max(
            (int)(wrong > 0 ? CheckStatus.Warn : CheckStatus.Pass), (int)new Limit(0.01, 0.2).Judge(1 - right));
        return new CheckResult(
            "worst series", status,
            $"{(worst is null ? "no photo has two cards" : $"{worst.Name}: {Show.Percent(right)} of the pairs right")}; "
                + $"{Show.Count(wrong, "wrong answer")} in all")
        {
            About = "A series is one camera, light and background. What is read badly in one of them will be read badly at "
                + "somebody's table.",
            Headings = ["series", "photos", "cards found", "pairs right", "wrong", "silent", "mAP@0.5"],
            Rows = [.. series.Select(s => new[] { s.Name, $"{s.Photos}", Show.Percent(Show.Share(s.Found, s.Cards)),
                Show.Percent(Show.Share(s.Right, s.Pairs)), $"{s.Wrong}", $"{s.Silent}", Number(s.Symbols.At50) })],
            Exhibits = ModelExhibits.Of(of.Held, FailureKind.WrongPair, FailureKind.FalseCard, FailureKind.WrongCard,
                FailureKind.MissedCard, FailureKind.SilentPair),
        };
    }

    /// <summary>What is taken for what.</summary>
    public static CheckResult Confusions(ModelReadings of)
    {
        var all = ModelReadings.All(of.Held);
        var symbols = of.Held.Sum(p => p.Score.Symbols.Count);
        var matrix = ConfusionMatrix.Of(of.Slots.Count, of.Held.Select(p => p.Score));
        return new CheckResult("confusions", new Limit(0.02, 0.2).Judge(Show.Share(all.Confusions.Sum(c => c.Count), symbols)),
            $"{Show.Count(all.Confusions.Sum(c => c.Count), "symbol")} of {symbols} read as another")
        {
            About = "Pairs of symbols that are taken for each other need more images of both.",
            Headings = ["symbol", "read as", "times"],
            Rows = [.. all.Confusions.Take(MaxRows).Select(c => new[] { c.Truth, c.Read, $"{c.Count}" })],
            Plots = [ModelPlots.Confusions(matrix, slot => of.Slots[slot])],
            Exhibits = ModelExhibits.Of(of.Held, FailureKind.MisreadSymbol),
        };
    }

    /// <summary>Whether the model says other things of held-out photos than of those that it learnt from.</summary>
    public static CheckResult PredictionDrift(ModelReadings of)
    {
        if (of.Train.Count == 0)
            return CheckResult.Skipped(
                "prediction drift", "no photos to learn from are given", "Compares the photos that judge with those to learn from.");
        ScoredBox[] Found(IReadOnlyList<ReadPhoto> photos) => [.. photos.SelectMany(p => p.Score.Detections)];
        var (train, held) = (Found(of.Train), Found(of.Held));
        (string Name, double Value, string Kind)[] drifts =
        [
            ("symbols", Categories.CramersV([.. train.Select(f => of.Slots[f.Class])], [.. held.Select(f => of.Slots[f.Class])]),
                "Cramér's V"),
            ("confidence", KolmogorovSmirnov.Compare(train.Select(f => f.Score), held.Select(f => f.Score)).Distance,
                "Kolmogorov–Smirnov distance"),
            ("size of boxes", KolmogorovSmirnov.Compare(train.Select(f => (double)f.Box.Width),
                held.Select(f => (double)f.Box.Width)).Distance, "Kolmogorov–Smirnov distance"),
            ("symbols a photo", KolmogorovSmirnov.Compare(of.Train.Select(p => (double)p.Score.Detections.Count),
                of.Held.Select(p => (double)p.Score.Detections.Count)).Distance, "Kolmogorov–Smirnov distance"),
        ];
        // Sizes and numbers differ with the camera and the table; what is named, and how surely, should not.
        var max = drifts.Take(2).MaxBy(d => d.Value);
        return new CheckResult("prediction drift", Drift.Judge(max.Value), $"most in {max.Name}: {Show.Number(max.Value)}")
        {
            About = "How far apart the distributions of what is read lie: 0 equal, 1 apart. Held-out series hold other cards, "
                + "so that some drift is natural.",
            Headings = ["of what", "drift", "measure"],
            Rows = [.. drifts.Select(d => new[] { d.Name, Show.Number(d.Value), d.Kind })],
        };
    }

    /// <summary>Whether simpler ways would do as well.</summary>
    public static CheckResult SimpleModels(ModelReadings of)
    {
        var all = ModelReadings.All(of.Held);
        var shared = (of.Train.Count > 0 ? of.Train : of.Held).SelectMany(p => p.SharedSlots).CountBy(s => s).DefaultIfEmpty(new(-1, 0))
            .MaxBy(s => s.Value).Key;
        var constant = of.Held.SelectMany(p => p.SharedSlots).Count(s => s == shared);
        var names = of.Held.Sum(p => p.PairsByNames);
        var (own, best) = (Show.Share(all.Right, all.Pairs), Show.Share(Math.Max(names, constant), all.Pairs));
        return new CheckResult("simple models", own >= best ? CheckStatus.Pass
            : CheckStatus.Warn, $"{Show.Percent(own)} of the pairs right, the best simple way {Show.Percent(best)}")
        {
            About = "A model must be worth its trouble: it is compared with always answering the same, "
                + "and with the symbol that the reader named on both cards, without decoding the cards.",
            Headings = ["way", "pairs right", "pairs wrong"],
            Rows =
            [
                ["this model", Show.Percent(own), $"{all.Wrong}"],
                ["symbols named on both cards", Show.Percent(Show.Share(names, all.Pairs)), $"{of.Held.Sum(p => p.PairsWrongByNames)}"],
                [$"always '{(shared < 0 ? "nothing" : of.Slots[shared])}'", Show.Percent(Show.Share(constant, all.Pairs)),
                    $"{all.Pairs - constant}"],
            ],
        };
    }

    private static CheckResult Unlabelled(string name) =>
        CheckResult.Skipped(name, "the photos have no labelled symbol", "COCO's definition over the deck's slots.");

    private static string Number(double value) => double.IsNaN(value) ? "–" : Show.Number(value);
}
