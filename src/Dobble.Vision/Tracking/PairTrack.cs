using Dobble.Vision.Decks;
using Dobble.Vision.Matching;

namespace Dobble.Vision.Tracking;

/// <summary>Two cards over frames: how long their match has been sure, and whether it was decided.</summary>
internal sealed class PairTrack(TimeSpan since, Deck deck, TrackerOptions options)
{
    /// <summary>Below this probability a decided match no longer holds, if it stays there for <see cref="DoubtTime"/>.</summary>
    private const double Doubt = 0.5;

    /// <summary>Speed in radii a second above which a card is on its way, and counts only where it is surely read.</summary>
    private const double Moving = 1;

    /// <summary>
    /// How many times as often as a name a match without one may be wrong. It is only ringed, where the player sees what is meant; of pairs
    /// of unknown cards one in two hundred is wrong so, and half as many more are told (decision 34).
    /// </summary>
    private const double RingedDoubt = 3;

    private static readonly TimeSpan DoubtTime = TimeSpan.FromMilliseconds(500);

    private (PairAnswer? Answer, TimeSpan Time) _held = (null, TimeSpan.MinValue);
    private TimeSpan _doubted;
    private TimeSpan _time = since;
    private Match? _match;
    private PairAnswer? _decided;

    /// <summary>When both cards were first seen together.</summary>
    public TimeSpan Since { get; } = since;

    /// <summary>The pair after the latest frame; null where the two never had a match.</summary>
    public TrackedPair? Pair => _match is null ? null : new TrackedPair(_match, _decided is not null, Since);

    /// <summary>Takes in the match after a frame.</summary>
    /// <param name="time">Time of the frame.</param>
    /// <param name="match">The match by all evidence; null where there is none.</param>
    /// <param name="first">The one card.</param>
    /// <param name="second">The other card.</param>
    /// <returns>The pair that is decided with this frame, and the one that is withdrawn.</returns>
    public (TrackedPair? Decided, TrackedPair? Withdrawn) Update(TimeSpan time, Match? match, CardTrack first, CardTrack second)
    {
        var passed = time > _time ? time - _time : TimeSpan.Zero;
        _time = time;
        // What lies unseen tells nothing new.
        if (!first.IsSeen || !second.IsSeen)
            return default;

        var answer = match is null ? null : AnswerOf(match, first, second);
        var isSame = _decided?.IsSameAs(answer) == true;
        // Nothing waits to be decided while what was decided is seen again as it is.
        if (isSame && _decided!.Slot == answer!.Slot)
            _held = (null, TimeSpan.MinValue);
        else
            Hold(answer, IsSteady(first) && IsSteady(second) ? passed : TimeSpan.Zero);
        if (!isSame && _decided?.WhereHidden(first.Latest, second.Latest) is { } hidden)
        {
            _match = hidden;
            return default;
        }

        var withdrawn = Withdraw(isSame, match?.Confidence ?? 0, passed);
        // What was decided stays the answer until it is withdrawn, however the latest frames waver.
        if (_decided is not { } decided)
            _match = match ?? _match;
        else if (isSame)
            _match = match! with { Symbol = decided.Match.Symbol };
        return (Decide(answer, isSame, first, second), withdrawn);
    }

    /// <summary>What the match says: of two unknown cards it may be sure enough to be ringed and not to be named.</summary>
    private PairAnswer AnswerOf(Match match, CardTrack first, CardTrack second)
    {
        if (first.Posterior.None > 0.5 && second.Posterior.None > 0.5 && match.Confidence < options.Threshold)
            match = match with { Symbol = null };
        return new PairAnswer(match, match.Symbol is { } symbol ? deck.Symbols[symbol].Slot : null, first.Latest, second.Latest);
    }

    /// <summary>For how long the answer has been sure.</summary>
    private void Hold(PairAnswer? answer, TimeSpan passed)
    {
        if (answer is null || answer.Match.Confidence < ThresholdOf(answer))
            _held = (null, TimeSpan.MinValue);
        else if (_held.Answer is not { } held || held.Slot != answer.Slot || !held.IsSameAs(answer))
            _held = (answer, TimeSpan.Zero);
        else
            _held.Time += passed;
    }

    private double ThresholdOf(PairAnswer answer) =>
        answer.Slot is null ? Math.Max(Doubt, 1 - (RingedDoubt * (1 - options.Threshold))) : options.Threshold;

    private TrackedPair? Decide(PairAnswer? answer, bool isSame, CardTrack first, CardTrack second)
    {
        // What was ringed without a name may get one.
        var isOpen = _decided is null || (isSame && _decided.Slot is null && answer!.Slot is not null);
        if (!isOpen || answer is null || !(IsClear(first, second) || IsHeld(first, second)))
            return null;
        (_decided, _match) = (answer, answer.Match);
        return Pair;
    }

    /// <summary>Whether the match is sure, and each of the latest frames said the same by itself.</summary>
    private bool IsClear(CardTrack first, CardTrack second) =>
        _held.Time >= TimeSpan.Zero && Math.Min(first.ClearHits, second.ClearHits) >= options.MinClearHits;

    private bool IsHeld(CardTrack first, CardTrack second) =>
        _held.Time >= options.MinTime && Math.Min(first.Hits, second.Hits) >= options.MinHits;

    /// <summary>A decided match is withdrawn when another is sure, or when it has been improbable for a while.</summary>
    private TrackedPair? Withdraw(bool isSame, double confidence, TimeSpan passed)
    {
        if (_decided is not { } decided)
            return null;
        _doubted = isSame && confidence >= Doubt ? TimeSpan.Zero : _doubted + passed;
        var isTurned = !isSame && _held.Time >= options.MinTime;
        if (!isTurned && _doubted < DoubtTime)
            return null;
        (_decided, _doubted) = (null, TimeSpan.Zero);
        return new TrackedPair(decided.Match, false, Since);
    }

    private static bool IsSteady(CardTrack card) => card.IsSurelyRead || card.Speed < Moving;
}
