using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Outputs.Review;

/// <summary>
/// Says which moments are doubtful enough to be kept: an answer that was withdrawn, a pair in sight that stayed unsure for
/// two seconds. A pair is kept once, and moments are some seconds apart. Pure; one for each table that is followed.
/// </summary>
internal sealed class ReviewPolicy
{
    /// <summary>A pair in sight without an answer is doubtful after this time.</summary>
    public static readonly TimeSpan Unsure = TimeSpan.FromSeconds(2);

    /// <summary>Least time between two moments that are kept.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>Most that the time between two frames counts: while reading is paused nobody is in doubt.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(0.5);

    private readonly Dictionary<(int, int), TimeSpan> _unsure = [];
    private readonly HashSet<(int, int)> _kept = [];
    private TimeSpan? _last;
    private TimeSpan? _lastKept;

    /// <summary>Feed it every frame in order.</summary>
    /// <returns>Why this frame is to be kept; null where it is not.</returns>
    public DoubtKind? Judge(TableUpdate table, TimeSpan time)
    {
        Forget(table.Gone);
        Count(table, time);
        var withdrawn = table.Withdrawn.Select(pair => pair.Match.Cards).Where(IsNew).ToArray();
        var unsure = _unsure.Where(pair => pair.Value >= Unsure && IsNew(pair.Key)).Select(pair => pair.Key).ToArray();
        if (withdrawn.Length + unsure.Length == 0 || (_lastKept is { } last && time - last < Apart))
            return null;

        _lastKept = time;
        _kept.UnionWith(withdrawn);
        _kept.UnionWith(unsure);
        return withdrawn.Length > 0 ? DoubtKind.Withdrawn : DoubtKind.Unsure;
    }

    /// <summary>Adds up for how long each pair in sight has had no answer.</summary>
    private void Count(TableUpdate table, TimeSpan time)
    {
        var step = time - (_last ?? time);
        _last = time;
        if (step > LongestStep)
            step = LongestStep;
        var decided = table.Pairs.Where(pair => pair.IsDecided).Select(pair => pair.Match.Cards).ToHashSet();
        foreach (var pair in decided)
            _unsure.Remove(pair);
        int[] seen = [.. table.Cards.Where(card => card.IsSeen).Select(card => card.Id).Order()];
        var pairs = seen.SelectMany((first, i) => seen.Skip(i + 1).Select(second => (first, second)));
        foreach (var pair in pairs.Where(pair => !decided.Contains(pair)))
            _unsure[pair] = _unsure.TryGetValue(pair, out var soFar) ? soFar + step : TimeSpan.Zero;
    }

    private void Forget(IReadOnlyList<TrackedCard> gone)
    {
        if (gone.Count == 0)
            return;
        bool IsGone((int First, int Second) pair) => gone.Any(card => card.Id == pair.First || card.Id == pair.Second);
        _kept.RemoveWhere(IsGone);
        foreach (var pair in _unsure.Keys.Where(IsGone).ToArray())
            _unsure.Remove(pair);
    }

    private bool IsNew((int, int) pair) => !_kept.Contains(pair);

}
