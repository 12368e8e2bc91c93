namespace Dobble.Vision.Enrolment;

/// <summary>
/// Joins clusters of symbols, those first whose members are the likeliest to be one symbol on the average, as far as the law of the deck
/// allows: a symbol stands once on a card, two cards share one symbol, and a symbol stands on no more cards than a card has symbols.
/// </summary>
internal sealed class Agglomeration
{
    private readonly int[] _cards;
    private readonly int _most;
    private readonly bool[,] _linked;
    private readonly int[] _shared;
    private readonly List<int>?[] _clusters;
    private readonly float[,] _sums;
    private readonly int[] _nearest;

    /// <param name="odds">Log-odds of each two symbols.</param>
    /// <param name="cards">The card of each symbol.</param>
    /// <param name="most">Most cards that show one symbol.</param>
    /// <param name="clusters">What is to be joined; taken over.</param>
    /// <param name="links">Which cards share a known symbol, and how many such symbols each has, those of the clusters included;
    /// changed.</param>
    public Agglomeration(float[,] odds, int[] cards, int most, IReadOnlyList<List<int>> clusters, (bool[,] Linked, int[] Shared) links)
    {
        (_cards, _most, _linked, _shared, _clusters) = (cards, most, links.Linked, links.Shared, [.. clusters]);
        _sums = new float[clusters.Count, clusters.Count];
        _nearest = new int[clusters.Count];
        for (var a = 0; a < clusters.Count; a++)
        {
            for (var b = 0; b < a; b++)
                _sums[a, b] = _sums[b, a] = Sum(odds, clusters[a], clusters[b]);
        }
    }

    /// <summary>The clusters.</summary>
    public IReadOnlyList<List<int>> Clusters => [.. _clusters.OfType<List<int>>()];

    /// <summary>Spoils what is known a little, so that other clusters are tried.</summary>
    public void Disturb(Random random, double deviation)
    {
        for (var a = 0; a < _clusters.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var count = _clusters[a]!.Count * _clusters[b]!.Count;
                var noise = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                _sums[a, b] = _sums[b, a] = _sums[a, b] + (float)(noise * count);
            }
        }
    }

    /// <summary>Joins while the mean log-odds of the likeliest two are above a threshold.</summary>
    public void Run(float threshold)
    {
        for (var i = 0; i < _nearest.Length; i++)
            _nearest[i] = Nearest(i);
        while (Closest() is var (first, second) && first >= 0 && Mean(first, second) > threshold)
        {
            if (MayBeOne(first, second))
                Join(first, second);
            else
                Forbid(first, second);
        }
    }

    private static float Sum(float[,] odds, List<int> first, List<int> second)
    {
        var sum = 0f;
        foreach (var i in first)
        {
            foreach (var j in second)
                sum += odds[i, j];
        }

        return sum;
    }

    private (int First, int Second) Closest()
    {
        var (best, at) = (float.NegativeInfinity, -1);
        for (var i = 0; i < _nearest.Length; i++)
        {
            if (_clusters[i] is not null && _nearest[i] >= 0 && Mean(i, _nearest[i]) > best)
                (best, at) = (Mean(i, _nearest[i]), i);
        }

        return at < 0 ? (-1, -1) : (at, _nearest[at]);
    }

    private float Mean(int first, int second) => _sums[first, second] / (_clusters[first]!.Count * _clusters[second]!.Count);

    private int Nearest(int cluster)
    {
        var (best, at) = (float.NegativeInfinity, -1);
        if (_clusters[cluster] is null)
            return at;
        for (var other = 0; other < _clusters.Length; other++)
        {
            if (_clusters[other] is not null && other != cluster && Mean(cluster, other) > best)
                (best, at) = (Mean(cluster, other), other);
        }

        return at;
    }

    private bool MayBeOne(int first, int second)
    {
        var (one, other) = (_clusters[first]!, _clusters[second]!);
        return one.Count + other.Count <= _most && HasRoom(one) && HasRoom(other)
            && one.TrueForAll(i => other.TrueForAll(j => _cards[i] != _cards[j] && !_linked[_cards[i], _cards[j]]));
    }

    /// <summary>A symbol of one card alone becomes one that it shares, of which a card has only so many.</summary>
    private bool HasRoom(List<int> cluster) => cluster.Count > 1 || _shared[_cards[cluster[0]]] < _most;

    private void Forbid(int first, int second)
    {
        _sums[first, second] = _sums[second, first] = float.NegativeInfinity;
        (_nearest[first], _nearest[second]) = (Nearest(first), Nearest(second));
    }

    private void Join(int first, int second)
    {
        foreach (var alone in ((int[])[first, second]).Where(cluster => _clusters[cluster]!.Count == 1))
            _shared[_cards[_clusters[alone]![0]]]++;
        foreach (var i in _clusters[first]!)
        {
            foreach (var j in _clusters[second]!)
                _linked[_cards[i], _cards[j]] = _linked[_cards[j], _cards[i]] = true;
        }

        _clusters[first]!.AddRange(_clusters[second]!);
        _clusters[second] = null;
        for (var other = 0; other < _clusters.Length; other++)
            _sums[first, other] = _sums[other, first] = _sums[first, other] + _sums[second, other];
        for (var other = 0; other < _clusters.Length; other++)
        {
            if (_clusters[other] is not null && (other == first || _nearest[other] == first || _nearest[other] == second))
                _nearest[other] = Nearest(other);
            else if (_clusters[other] is not null && (_nearest[other] < 0 || Mean(other, first) > Mean(other, _nearest[other])))
                _nearest[other] = first;
        }
    }
}
