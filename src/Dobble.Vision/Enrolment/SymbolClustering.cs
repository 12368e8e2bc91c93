namespace Dobble.Vision.Enrolment;

/// <summary>
/// Which symbols of the cards of an unknown deck are the same one: agglomeration under the law of the deck, then search among its
/// neighbours where cards are left that share no known symbol, which the law does not allow.
/// </summary>
internal sealed class SymbolClustering
{
    /// <summary>Mean log-odds from which two clusters are one symbol, and from which they are where the law says so too.</summary>
    private const float Likely = 0, Possible = -7;

    // Each round takes some of the clusters of two unlinked cards apart, and joins them in a slightly different order.
    private const int Rounds = 400, Dissolved = 6;
    private const double Disturbance = 3;

    private readonly int _most;
    private readonly int[] _cards;
    private readonly int _cardCount;
    private readonly float[,] _odds;
    private readonly Random _random = new(1);

    /// <param name="cards">For each card the embeddings of its symbols, of unit length.</param>
    /// <param name="most">Symbols on a card, and so cards that show one symbol.</param>
    public SymbolClustering(IReadOnlyList<IReadOnlyList<float[]>> cards, int most)
    {
        (_most, _cardCount) = (most, cards.Count);
        _cards = [.. cards.SelectMany((card, c) => Enumerable.Repeat(c, card.Count))];
        _odds = PairLogOdds.Of(cards);
    }

    /// <summary>The clusters, each a list of symbols counted through all cards.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Run()
    {
        var best = Joined([.. Enumerable.Range(0, _cards.Length).Select(i => (List<int>)[i])], [], 0);
        var score = Score(best);
        for (var round = 0; round < Rounds && Unlinked(best) is { Count: > 0 } unlinked; round++)
        {
            var (first, second) = unlinked[_random.Next(unlinked.Count)];
            var apart = best.Where(cluster => cluster.Count == 1 || cluster.Exists(i => _cards[i] == first || _cards[i] == second))
                .OrderBy(cluster => cluster.Count == 1 ? -1 : _random.NextDouble()).ToList();
            apart = apart[..Math.Min(apart.Count, apart.Count(cluster => cluster.Count == 1) + 1 + _random.Next(Dissolved))];
            var single = apart.SelectMany(cluster => cluster).Select(i => (List<int>)[i]);
            var other = Joined([.. single], [.. best.Except(apart)], Disturbance * _random.NextDouble());
            if (Score(other) is var its && its > score)
                (best, score) = (other, its);
        }

        return best;
    }

    private List<List<int>> Joined(List<List<int>> free, List<List<int>> kept, double disturbance)
    {
        // What is complete is not looked at again.
        var complete = kept.FindAll(cluster => cluster.Count == _most);
        var open = kept.Except(complete).Select(cluster => cluster.ToList());
        var agglomeration = new Agglomeration(_odds, _cards, _most, [.. free, .. open], Links(kept));
        if (disturbance > 0)
            agglomeration.Disturb(_random, disturbance);
        agglomeration.Run(Likely);
        // Two clusters none of whose cards share a symbol yet are one symbol, unless that looks impossible.
        agglomeration.Run(Possible);
        return [.. complete, .. agglomeration.Clusters];
    }

    /// <summary>
    /// How likely the clusters are, as log-odds: those of all their pairs, and a fine for cards that share no known symbol.
    /// </summary>
    private float Score(List<List<int>> clusters)
    {
        var score = Possible * Unlinked(clusters).Count;
        foreach (var cluster in clusters)
        {
            for (var a = 0; a < cluster.Count; a++)
            {
                for (var b = 0; b < a; b++)
                    score += _odds[cluster[a], cluster[b]];
            }
        }

        return score;
    }

    private List<(int First, int Second)> Unlinked(List<List<int>> clusters)
    {
        var (linked, unlinked) = (Links(clusters).Linked, new List<(int, int)>());
        for (var first = 0; first < _cardCount; first++)
        {
            for (var second = 0; second < first; second++)
            {
                if (!linked[first, second])
                    unlinked.Add((first, second));
            }
        }

        return unlinked;
    }

    private (bool[,] Linked, int[] Shared) Links(List<List<int>> clusters)
    {
        var (linked, shared) = (new bool[_cardCount, _cardCount], new int[_cardCount]);
        foreach (var cluster in clusters.Where(cluster => cluster.Count > 1))
        {
            foreach (var i in cluster)
            {
                shared[_cards[i]]++;
                foreach (var j in cluster.Where(j => j != i))
                    linked[_cards[i], _cards[j]] = true;
            }
        }

        return (linked, shared);
    }
}
