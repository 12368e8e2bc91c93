using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tracking;

/// <summary>
/// Follows the cards of a table over frames, adds up what each frame says about them, and decides when a pair's match is sure
/// enough to be said. Deterministic, without a clock: time comes with the frames, at any rate. One thread calls it.
/// </summary>
public sealed class TableTracker
{
    /// <summary>A card that is not seen, with another one this near (in radii), lies under it; after a moment it is gone.</summary>
    private const double Under = 0.5;

    private static readonly TimeSpan UnderTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMilliseconds(400);

    private readonly Deck _deck;
    private readonly TrackerOptions _options;
    private readonly CardDecoder _decoder;
    private readonly Matcher _matcher;
    private readonly NoAnswerDiagnosis _diagnosis;
    private readonly List<CardTrack> _tracks = [];
    private readonly Dictionary<(int, int), PairTrack> _pairs = [];
    private int _nextId;

    /// <summary>Makes a tracker of an empty table.</summary>
    /// <param name="deck">The deck that the cards are decoded to.</param>
    /// <param name="options">When it is sure.</param>
    /// <exception cref="DobbleException">An option is out of its range.</exception>
    public TableTracker(Deck deck, TrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(deck);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_deck, _options, _decoder, _matcher, _diagnosis) = (
            deck, options, new CardDecoder(deck), new Matcher(deck), new NoAnswerDiagnosis(deck));
    }

    /// <summary>Takes in one more frame.</summary>
    /// <param name="time">Time of the frame; later than the frame before.</param>
    /// <param name="cards">The cards read from it, in any order.</param>
    /// <param name="quality">What the image is like.</param>
    public TableUpdate Update(TimeSpan time, IReadOnlyList<CardReading> cards, ImageQuality quality)
    {
        ArgumentNullException.ThrowIfNull(cards);
        ArgumentNullException.ThrowIfNull(quality);
        Follow(time, cards);
        var gone = Leave(time);
        var appeared = Confirm();
        var shown = _tracks.Where(track => track.IsConfirmed).ToDictionary(track => track.Id, track => track.Card);
        var (pairs, decided, withdrawn) = Pair(time, shown);
        return new TableUpdate(
            [.. shown.Values], pairs, [.. appeared.Select(track => shown[track.Id])], gone, decided, withdrawn,
            NoAnswer(time, [.. shown.Values], pairs, quality));
    }

    private void Follow(TimeSpan time, IReadOnlyList<CardReading> cards)
    {
        // Identities are given in the order of places, so that the order in the frame does not matter.
        CardReading[] observations = [.. cards.OrderBy(card => card.Outline.X).ThenBy(card => card.Outline.Y)];
        var assigned = Association.Assign(time, observations, _tracks);
        foreach (var track in _tracks.Except(assigned.OfType<CardTrack>()))
            track.Miss();
        for (var i = 0; i < observations.Length; i++)
        {
            if (assigned[i] is { } track)
                track.See(time, observations[i]);
            else
                _tracks.Add(new CardTrack(_nextId++, time, observations[i], _decoder, _options, IsOnAnother(observations[i])));
        }
    }

    private bool IsOnAnother(CardReading card) => _tracks.Exists(track => track.IsConfirmed && IsOn(track.Outline, card.Outline));

    /// <summary>Cards that were not seen for too long, or lie under another.</summary>
    private List<TrackedCard> Leave(TimeSpan time)
    {
        var lost = _tracks.FindAll(track => track.IsLost(time) || IsUnderAnother(time, track));
        _tracks.RemoveAll(lost.Contains);
        foreach (var pair in _pairs.Keys.Where(pair => lost.Exists(track => track.Id == pair.Item1 || track.Id == pair.Item2)).ToArray())
            _pairs.Remove(pair);
        return lost.FindAll(track => track.IsConfirmed).ConvertAll(track => track.Card);
    }

    private bool IsUnderAnother(TimeSpan time, CardTrack track) => track.IsConfirmed && !track.IsSeen && time - track.LastSeen >= UnderTime
        && _tracks.Exists(other => other.IsConfirmed && other.IsSeen && other.IsStill && IsOn(other.Outline, track.Outline));

    private static bool IsOn(Ellipse one, Ellipse other) => one.DistanceTo(other) < Under * one.Radius;

    private List<CardTrack> Confirm()
    {
        var appeared = new List<CardTrack>();
        foreach (var track in _tracks.Where(track => !track.IsConfirmed && track.IsSeen && track.IsConvincing && !IsContested(track)))
        {
            track.Confirm();
            appeared.Add(track);
        }

        return appeared;
    }

    /// <summary>A deck has each card once; and what is not surely read where a card may be covered is no card of its own yet.</summary>
    private bool IsContested(CardTrack track) => _tracks.Exists(other => other.IsConfirmed
        && (track.SureCard is { } card ? card == other.SureCard : IsOn(track.Outline, other.Outline)));

    private (List<TrackedPair> Pairs, List<TrackedPair> Decided, List<TrackedPair> Withdrawn) Pair(
        TimeSpan time, Dictionary<int, TrackedCard> shown)
    {
        var (pairs, decided, withdrawn) = (new List<TrackedPair>(), new List<TrackedPair>(), new List<TrackedPair>());
        CardTrack[] tracks = [.. _tracks.Where(track => track.IsConfirmed)];
        var matches = _matcher.MatchAll([.. tracks.Select(track => shown[track.Id].Reading)])
            .ToDictionary(match => match.Cards);
        foreach (var (first, second) in tracks.SelectMany((first, i) => tracks.Skip(i + 1).Select(second => (first, second))))
        {
            var key = (first.Id, second.Id);
            if (!_pairs.TryGetValue(key, out var pair))
            {
                if (!first.IsSeen || !second.IsSeen)
                    continue;
                var since = first.FirstSeen > second.FirstSeen ? first.FirstSeen : second.FirstSeen;
                _pairs[key] = pair = new PairTrack(since, _deck, _options);
            }

            var (say, takeBack) = pair.Update(time, matches.GetValueOrDefault(key), first, second);
            Keep(decided, say);
            Keep(withdrawn, takeBack);
            Keep(pairs, pair.Pair);
        }

        return (pairs, decided, withdrawn);
    }

    private static void Keep(List<TrackedPair> pairs, TrackedPair? pair)
    {
        if (pair is not null)
            pairs.Add(pair);
    }

    private NoAnswerReason? NoAnswer(TimeSpan time, TrackedCard[] cards, List<TrackedPair> pairs, ImageQuality quality)
    {
        if (pairs.Exists(pair => pair.IsDecided))
            return null;
        if (pairs.Exists(pair => time - pair.Since < SettlingTime))
            return NoAnswerReason.Looking;
        return cards.Length > 1 && Array.Exists(cards, card => !card.IsSeen)
            ? NoAnswerReason.Covered
            : _diagnosis.Judge([.. cards.Select(card => card.Reading)], quality);
    }
}
