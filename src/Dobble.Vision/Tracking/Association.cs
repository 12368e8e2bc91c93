using System.Numerics.Tensors;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;

namespace Dobble.Vision.Tracking;

/// <summary>
/// Which of a frame's cards are which of the tracked ones: by place, and by who the card is. A deck has each card once, so a
/// card that is surely the same is the same wherever it went, and one that is surely another is another wherever it lies.
/// </summary>
internal static class Association
{
    /// <summary>Distance in radii up to which an unsure card is taken for the tracked one, and how it grows a second.</summary>
    private const double Near = 0.6;
    private const double NearGrowth = 1;
    private const double NearMost = 1;

    /// <summary>Most that two outlines of one card differ in size, as a logarithm.</summary>
    private const double SizeChange = 0.35;

    /// <summary>Distance costs up to this much; what two sure looks agree on is worth more.</summary>
    private const double MostDistanceCost = 2;

    /// <summary>How far ahead motion is foreseen.</summary>
    private const double MostForesight = 0.2;

    /// <summary>Outlines that differ by less than this, in radii, lie on the same rim.</summary>
    private const double SameRim = 0.06;

    /// <summary>How long after a card came its first readings may have been wrong.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(700);

    /// <summary>The track of each card, null for a new one. Greedy, the likeliest first.</summary>
    public static CardTrack?[] Assign(TimeSpan time, IReadOnlyList<CardReading> looks, IReadOnlyList<CardTrack> tracks)
    {
        var found = new CardTrack?[looks.Count];
        var taken = new HashSet<CardTrack>();
        foreach (var (look, track, _) in Candidates(time, looks, tracks).OrderByDescending(candidate => candidate.Score))
        {
            if (found[look] is null && taken.Add(track))
                found[look] = track;
        }

        return found;
    }

    private static IEnumerable<(int Look, CardTrack Track, double Score)> Candidates(
        TimeSpan time, IReadOnlyList<CardReading> looks, IReadOnlyList<CardTrack> tracks)
    {
        for (var i = 0; i < looks.Count; i++)
        {
            foreach (var track in tracks)
            {
                if (Score(time, looks[i], track) is { } score)
                    yield return (i, track, score);
            }
        }
    }

    /// <summary>How likely the look is of the track, as a logarithm; null where it cannot be.</summary>
    private static double? Score(TimeSpan time, CardReading look, CardTrack track)
    {
        if (IsAnother(time, look, track))
            return null;
        var unseen = Math.Max(0, (time - track.LastSeen).TotalSeconds);
        var distance = Distance(look, track, Math.Min(unseen, MostForesight));
        var size = Math.Abs(Math.Log(look.Outline.Radius / track.Outline.Radius));
        var isNear = distance < Math.Min(NearMost, Near + (NearGrowth * unseen)) && size < SizeChange;
        if (!isNear && !IsSame(look, track))
            return null;
        return Agreement(look.Posterior, track.Posterior) - Math.Min(MostDistanceCost, 2 * distance * distance);
    }

    private static bool IsSame(CardReading look, CardTrack track) => SureCard(look) is { } card && card == track.SureCard;

    /// <summary>A track that is surely one card, and a look that is surely none or another one.</summary>
    private static bool IsAnother(TimeSpan time, CardReading look, CardTrack track) =>
        track.SureCard is { } card
        && (look.Posterior.None >= CardTrack.Sure || (SureCard(look) is { } other && other != card))
        && !IsReread(time, look, track);

    /// <summary>A card that came a moment ago and lies as it lay in the frame before was misread then.</summary>
    private static bool IsReread(TimeSpan time, CardReading look, CardTrack track) =>
        track.IsSeen && time - track.FirstSeen < Young
        && Distance(look, track, 0) < SameRim && Math.Abs(Math.Log(look.Outline.Radius / track.Outline.Radius)) < SameRim;

    private static int? SureCard(CardReading look) =>
        look.Posterior.Cards[look.Posterior.Best] >= CardTrack.Sure ? look.Posterior.Best : null;

    /// <summary>Logarithm of how much likelier the two posteriors are of one card than of two; bounded below.</summary>
    private static double Agreement(CardPosterior look, CardPosterior track) => Math.Log(
        (look.Cards.Length * TensorPrimitives.Dot<double>(look.Cards, track.Cards)) + (look.None * track.None) + 1e-3);

    /// <summary>Distance in radii from where the track is expected.</summary>
    private static double Distance(CardReading look, CardTrack track, double seconds)
    {
        var (at, radius) = (track.Outline, track.Outline.Radius);
        var x = ((look.Outline.X - at.X) / radius) - (track.Velocity.X * seconds);
        var y = ((look.Outline.Y - at.Y) / radius) - (track.Velocity.Y * seconds);
        return Math.Sqrt((x * x) + (y * y));
    }
}
