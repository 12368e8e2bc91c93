using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tracking;

/// <summary>
/// What two cards share as one frame tells it, to be known again in another frame: by its slot, or by its looks if it has no name.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Slot">The slot of its symbol; null where it has no name.</param>
/// <param name="First">The first card in that frame.</param>
/// <param name="Second">The second card.</param>
internal sealed record PairAnswer(Match Match, int? Slot, CardReading First, CardReading Second)
{
    /// <summary>Whether another frame gives the same answer.</summary>
    public bool IsSameAs(PairAnswer? other)
    {
        if (other is null || (Slot is not null && other.Slot is not null))
            return other is not null && other.Slot == Slot;
        return Boxes(other.First, other.Second) is (var first, var second)
            && (first, second) == (other.Match.FirstBox, other.Match.SecondBox);
    }

    /// <summary>
    /// The match as another frame shows it, where these are the same two cards and that frame cannot tell whether it is right: one of its
    /// symbols is covered, or both are seen in one place. Null where it can tell, or the cards are others.
    /// </summary>
    public Match? WhereHidden(CardReading first, CardReading second) =>
        IsByLooks && Boxes(first, second) is (var one, var other)
        && (one is not { } upper || other is not { } lower || Matcher.IsOneSymbol(upper, lower))
            ? Match with { FirstBox = one, SecondBox = other }
            : null;

    /// <summary>Whether nothing tells the cards but their looks; what decodes to cards of a deck counts what is covered by itself.</summary>
    private bool IsByLooks => Slot is null || First.CloseUps is not null;

    /// <summary>Where its symbols are in another frame; null where the cards are others.</summary>
    private (Box? First, Box? Second)? Boxes(CardReading first, CardReading second) =>
        Aligned(First, first) is { } one && Aligned(Second, second) is { } other
            ? (At(Match.FirstBox, First, one, first), At(Match.SecondBox, Second, other, second))
            : null;

    private static int?[]? Aligned(CardReading then, CardReading now) => (now.CloseUps is null
        ? SameCard.AlignAtAGlance(then.Views, now.Views)
        : SameCard.Align(then.Views, now.Views))?.Symbols;

    private static Box? At(Box? box, CardReading then, int?[] aligned, CardReading now)
    {
        for (var i = 0; i < aligned.Length; i++)
        {
            if (then.Symbols[i].Box == box && aligned[i] is { } place)
                return now.Symbols[place].Box;
        }

        return null;
    }
}
