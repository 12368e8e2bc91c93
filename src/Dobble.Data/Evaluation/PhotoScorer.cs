using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Evaluation;

/// <summary>Judges readings by the truth.</summary>
/// <param name="deck">The deck that is read.</param>
/// <param name="threshold">A match below this confidence counts as silence, 0 to 1.</param>
/// <param name="overlap">Least overlap (IoU) for two boxes of symbols to be the same thing, more than 0 to 1.</param>
internal sealed class PhotoScorer(Deck deck, double threshold, double overlap = ConfusionMatrix.UsualOverlap)
{
    /// <summary>Judges one reading, which should hold the unsure matches too: they show how well confidence is calibrated.</summary>
    public PhotoScore Score(PhotoTruth truth, TableReading reading)
    {
        var matching = new GroundTruthMatching(deck, truth, reading);
        var cards = CardFailures(matching).ToArray();
        var pairs = PairScore.Of(matching, threshold);
        var symbols = SymbolScore.Of(matching, (float)overlap);
        var found = Enumerable.Range(0, truth.Cards.Count).Where(t => matching.FoundOf(t) is not null).ToArray();
        return new PhotoScore
        {
            Name = truth.Name,
            Series = truth.Series,
            Width = truth.Width,
            Height = truth.Height,
            Cards = truth.Cards.Count,
            Found = found.Length,
            FalseCards = cards.Count(f => f.Kind == FailureKind.FalseCard),
            Unjudged = Enumerable.Range(0, reading.Cards.Count).Count(f => !matching.IsJudged(f)),
            Decoded = found.Count(t => truth.Cards[t].Card is { } card && matching.FoundOf(t)!.Posterior.Known == card),
            Pairs = pairs.Pairs,
            Right = pairs.Right,
            Wrong = pairs.Wrong,
            Stray = pairs.Stray,
            Matches = pairs.Matches,
            Detections = symbols.Found,
            Symbols = symbols.Truth,
            Confusions = symbols.Confusions,
            OutlineErrors = [.. found.Select(t => OutlineError(truth.Cards[t], matching.FoundOf(t)!)).OfType<double>()],
            Failures = [.. cards, .. pairs.Failures, .. symbols.Failures],
            Elapsed = reading.Times.Total,
        };
    }

    private static IEnumerable<Failure> CardFailures(GroundTruthMatching matching)
    {
        for (var t = 0; t < matching.Truth.Cards.Count; t++)
        {
            var found = matching.FoundOf(t);
            if (found is null)
                yield return FailureMarks.MissedCard(matching, t);
            else if (matching.Truth.Cards[t].Card is { } card && found.Posterior.Known != card)
                yield return FailureMarks.WrongCard(matching, t, found);
        }

        for (var f = 0; f < matching.Reading.Cards.Count; f++)
        {
            if (matching.TrueOf(f) is null && matching.IsJudged(f))
                yield return FailureMarks.FalseCard(matching, matching.Reading.Cards[f]);
        }
    }

    /// <summary>Mean distance of the found outline from the true one in units of the radius there.</summary>
    private static double? OutlineError(TrueCard card, CardReading found) => card.Outline is { } outline
        ? found.Outline.Outline().Average(p => Math.Abs(outline.NormalizedDistance(p.X, p.Y) - 1))
        : null;
}
