using System.Numerics.Tensors;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

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

    /// <summary>How much two outlines of one card differ in size at most, as a logarithm.</summary>
    private const double SizeChange = 0.35;

    /// <summary>Distance costs up to this much; what two sure observations agree on is worth more.</summary>
    private const double MaxDistanceCost = 2;

    /// <summary>How far ahead motion is foreseen.</summary>
    private const double MaxForesight = 0.2;

    /// <summary>Outlines that differ by less than this, in radii, lie on the same rim.</summary>
    private const double SameRim = 0.06;

    /// <summary>How long after a card came its first readings may have been wrong.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(700);

    /// <summary>The track of each card, null for a new one. Greedy, the likeliest first.</summary>
    public static CardTrack?[] Assign(TimeSpan time, IReadOnlyList<CardReading> observations, IReadOnlyList<CardTrack> tracks)
    {
        var found = new CardTrack?[observations.Count];
        var taken = new HashSet<CardTrack>();
        foreach (var (observation, track, _) in Candidates(time, observations, tracks).OrderByDescending(candidate => candidate.Score))
        {
            if (found[observation] is null && taken.Add(track))
                found[observation] = track;
        }

        return found;
    }

    private static IEnumerable<(int Observation, CardTrack Track, double Score)> Candidates(
        TimeSpan time, IReadOnlyList<CardReading> observations, IReadOnlyList<CardTrack> tracks)
    {
        for (var i = 0; i < observations.Count; i++)
        {
            foreach (var track in tracks)
            {
                if (Score(time, observations[i], track) is { } score)
                    yield return (i, track, score);
            }
        }
    }

    /// <summary>How likely the observation is of the track, as a logarithm; null where it cannot be.</summary>
    private static double? Score(TimeSpan time, CardReading observation, CardTrack track)
    {
        if (IsAnother(time, observation, track))
            return null;
        var unseen = Math.Max(0, (time - track.LastSeen).TotalSeconds);
        var distance = Distance(observation, track, Math.Min(unseen, MaxForesight));
        var size = Math.Abs(Math.Log(observation.Outline.Radius / track.Outline.Radius));
        var isNear = distance < Math.Min(NearMost, Near + (NearGrowth * unseen)) && size < SizeChange;
        if (!isNear && !IsSame(observation, track))
            return null;
        return Agreement(observation.Posterior, track.Posterior) - Math.Min(MaxDistanceCost, 2 * distance * distance);
    }

    private static bool IsSame(CardReading observation, CardTrack track) => SureCard(observation) is { } card && card == track.SureCard;

    /// <summary>A track that is surely one card, and an observation that is surely none or another one.</summary>
    private static bool IsAnother(TimeSpan time, CardReading observation, CardTrack track) =>
        track.SureCard is { } card
        && (observation.Posterior.None >= CardTrack.Sure || (SureCard(observation) is { } other && other != card))
        && !IsReread(time, observation, track);

    /// <summary>
    /// A card that came a moment ago and lies as it lay in the frame before was misread then; one that was read alike again and again was
    /// not: a new card lies on it.
    /// </summary>
    private static bool IsReread(TimeSpan time, CardReading observation, CardTrack track) =>
        track.IsSeen && !track.IsEstablished && time - track.FirstSeen < Young
        && Distance(observation, track, 0) < SameRim && Math.Abs(Math.Log(observation.Outline.Radius / track.Outline.Radius)) < SameRim;

    private static int? SureCard(CardReading observation) =>
        observation.Posterior.Cards[observation.Posterior.Best] >= CardTrack.Sure ? observation.Posterior.Best : null;

    /// <summary>Logarithm of how much likelier the two posteriors are of one card than of two; bounded below.</summary>
    private static double Agreement(CardPosterior observation, CardPosterior track) => Math.Log(
        (observation.Cards.Length * TensorPrimitives.Dot<double>(observation.Cards, track.Cards)) + (observation.None * track.None) + 1e-3);

    /// <summary>Distance in radii from where the track is expected.</summary>
    private static double Distance(CardReading observation, CardTrack track, double seconds)
    {
        var (at, radius) = (track.Outline, track.Outline.Radius);
        var x = ((observation.Outline.X - at.X) / radius) - (track.Velocity.X * seconds);
        var y = ((observation.Outline.Y - at.Y) / radius) - (track.Velocity.Y * seconds);
        return Math.Sqrt((x * x) + (y * y));
    }
}
