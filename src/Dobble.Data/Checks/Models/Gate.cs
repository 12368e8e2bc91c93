using Dobble.Data.Evaluation;

namespace Dobble.Data.Checks.Models;

/// <summary>The comparison with another model on the same photos that decides whether a model may take its place.</summary>
internal static class Gate
{
    /// <summary>Compares.</summary>
    /// <returns>The check, and why the model is refused; null where it is not.</returns>
    public static (CheckResult Check, string? Refusal) Compare(ModelReadings of, ModelValidationOptions options)
    {
        if (of.Other.Count == 0)
            return (CheckResult.Skipped("comparison", "there is no other model to compare with", "Compares with the model now in use."),
                null);
        var (own, other) = (ModelReadings.All(of.Held), ModelReadings.All(of.Other));
        Figure[] figures =
        [
            new("pairs right", Show.Share(own.Right, own.Pairs), Show.Share(other.Right, other.Pairs), options.PairTolerance),
            new("wrong answers", -Show.Share(own.Wrong, own.Pairs), -Show.Share(other.Wrong, other.Pairs), options.WrongTolerance),
            new("cards found", Show.Share(own.Found, own.Cards), Show.Share(other.Found, other.Cards), options.CardTolerance),
            new("mAP@0.5", Real(own), Real(other), options.PrecisionTolerance),
        ];
        var worse = figures.Where(f => f.IsWorse).ToArray();
        var refusal = worse.Length == 0 ? null : string.Join(
            "; ", worse.Select(f => $"{f.Name} {Show.Percent(Math.Abs(f.Own))}, the model in use {Show.Percent(Math.Abs(f.Other))}"));
        var check = new CheckResult("comparison", worse.Length > 0 ? CheckStatus.Fail : CheckStatus.Pass, refusal
            ?? "no figure is worse than that of the model in use beyond its tolerance")
        {
            About = "Both models read the same photos. The one in use may have learnt from them, "
                + "which makes the comparison hard for a new one; the tolerances allow for that.",
            Headings = ["figure", "this model", "the model in use", "may be worse by"],
            Rows = [.. figures.Select(f =>
                new[] { f.Name, Show.Percent(Math.Abs(f.Own)), Show.Percent(Math.Abs(f.Other)), Show.Percent(f.Tolerance) })],
        };
        return (check, refusal);
    }

    private static double Real(Summary summary) => double.IsNaN(summary.Symbols.At50) ? 0 : summary.Symbols.At50;

    /// <summary>A figure of both models; larger is better.</summary>
    private sealed record Figure(string Name, double Own, double Other, double Tolerance)
    {
        // Shares of counts: what is equal may differ in the last bit.
        public bool IsWorse => Own < Other - Tolerance - 1e-9;
    }
}
