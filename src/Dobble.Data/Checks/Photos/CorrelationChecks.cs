using Dobble.Data.Checks.Statistics;

namespace Dobble.Data.Checks.Photos;

/// <summary>Whether a box's looks, apart from the symbol in it, give its label away.</summary>
internal static class CorrelationChecks
{
    /// <summary>How much each property tells of the label.</summary>
    public static CheckResult Power(Inspection of)
    {
        var powers = Powers([.. of.Photos.SelectMany(p => p.Boxes)]);
        var worst = powers.MaxBy(p => p.Power);
        return new CheckResult("property–label correlation", of.Limits.Predictive.Judge(worst.Power),
            $"{worst.Name} tells {Show.Percent(worst.Power)} of the label")
        {
            About = "A network learns the easiest clue. Where size, place or light of a box tell its label, "
                + "they are learnt instead of the symbol, and fail on other photos. Colour and shape are the symbol's own and may "
                + "tell something.",
            Headings = ["property", "share of the label's uncertainty taken away"],
            Rows = [.. powers.OrderByDescending(p => p.Power).Select(p => new[] { p.Name, Show.Percent(p.Power) })],
        };
    }

    /// <summary>Whether that differs between the splits.</summary>
    public static CheckResult Change(Inspection of, DataSplit split)
    {
        var (train, held) = (Powers([.. split.Train.SelectMany(p => p.Boxes)]), Powers([.. split.Held.SelectMany(p => p.Boxes)]));
        var changes = train.Zip(held, (a, b) => (a.Name, Train: a.Power, Held: b.Power)).OrderByDescending(c => Math.Abs(c.Train - c.Held))
            .ToArray();
        var worst = Math.Abs(changes[0].Train - changes[0].Held);
        return new CheckResult("property–label correlation change", of.Limits.PredictiveChange.Judge(worst),
            $"most in {changes[0].Name}: {Show.Percent(worst)}")
        {
            About = "A clue that holds in one split and not in the other misleads.",
            Headings = ["property", "learnt from", "held out"],
            Rows = [.. changes.Select(c => new[] { c.Name, Show.Percent(c.Train), Show.Percent(c.Held) })],
        };
    }

    private static (string Name, double Power)[] Powers(BoxFacts[] boxes)
    {
        string[] labels = [.. boxes.Select(b => b.Label)];
        return [.. BoxFacts.Names.Select((name, k) => (name, Dependence.PredictivePower([.. boxes.Select(b => b.Properties[k])], labels)))];
    }
}
