using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Demo;

/// <summary>A card that was really rendered.</summary>
/// <param name="Card">Its index in the deck.</param>
/// <param name="Outline">Its outline in pixels of the picture.</param>
internal sealed record TrueCard(int Card, Ellipse Outline);

/// <summary>How a reading of a rendered table compares with what was rendered.</summary>
/// <param name="Cards">Cards rendered.</param>
/// <param name="Found">Cards of those that were found.</param>
/// <param name="FalseCards">Cards that were read where there is none.</param>
/// <param name="Right">Pairs whose shared symbol was named rightly.</param>
/// <param name="Wrong">Pairs for which another symbol was named.</param>
/// <param name="Silent">Pairs for which none was named.</param>
internal sealed record Verdict(int Cards, int Found, int FalseCards, int Right, int Wrong, int Silent)
{
    /// <summary>A card counts as found where the centres are closer than this share of the radius.</summary>
    private const double Near = 0.5;

    /// <summary>Compares.</summary>
    /// <param name="truth">The rendered cards.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="sharedSlot">The slot that two different cards of the deck share.</param>
    /// <param name="slotOf">The slot that a symbol of the deck stands in.</param>
    public static Verdict Of(
        IReadOnlyList<TrueCard> truth, TableReading reading, Func<int, int, int> sharedSlot, Func<int, int> slotOf)
    {
        var found = truth.Select(card => Nearest(card, reading)).ToArray();
        var (right, wrong, silent) = (0, 0, 0);
        for (var i = 0; i < truth.Count; i++)
        {
            for (var j = i + 1; j < truth.Count; j++)
            {
                var named = Named(reading, found[i], found[j]);
                if (named is not { } symbol)
                    silent++;
                else if (slotOf(symbol) == sharedSlot(truth[i].Card, truth[j].Card))
                    right++;
                else
                    wrong++;
            }
        }

        var met = found.OfType<int>().Distinct().Count();
        return new Verdict(truth.Count, met, reading.Cards.Count - met, right, wrong, silent);
    }

    private static int? Nearest(TrueCard card, TableReading reading)
    {
        var nearest = reading.Cards.MinBy(read => Distance(card, read));
        return nearest is not null && Distance(card, nearest) < Near * card.Outline.Radius ? nearest.Id : null;
    }

    private static double Distance(TrueCard card, CardReading read) =>
        Math.Sqrt(Math.Pow(card.Outline.X - read.Outline.X, 2) + Math.Pow(card.Outline.Y - read.Outline.Y, 2));

    private static int? Named(TableReading reading, int? first, int? second) => reading.Matches
        .FirstOrDefault(match => (match.FirstCard, match.SecondCard) == (first, second) || (match.FirstCard, match.SecondCard) == (second, first))
        ?.Symbol;
}
