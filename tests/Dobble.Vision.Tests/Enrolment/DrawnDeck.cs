using Dobble.Vision.Decks;
using Dobble.Vision.Enrolment;

namespace Dobble.Vision.Tests.Enrolment;

/// <summary>
/// Cards of a plane whose symbols are seen as a network might see them: each a direction of its own, a little off every time.
/// </summary>
internal sealed class DrawnDeck(int order, double noise = 0.35, int seed = 1)
{
    private const int Dimensions = 64;

    private readonly Random _random = new(seed);
    private readonly Dictionary<int, float[]> _looks = [];

    public IReadOnlyList<IReadOnlyList<int>> Lines { get; } = ProjectivePlane.Create(order);

    public int SymbolsPerCard => order + 1;

    /// <summary>Lets a symbol look almost like another one.</summary>
    public DrawnDeck WithAlike(int symbol, int other)
    {
        _looks[symbol] = Near(Look(other), 0.3);
        return this;
    }

    /// <summary>One look at a card.</summary>
    public IReadOnlyList<float[]> See(IEnumerable<int> symbols) => [.. symbols.Select(symbol => Near(Look(symbol), noise))];

    /// <summary>Sees some cards once and tells which symbol two of them share, in their own words; null where it is not known.</summary>
    public static int? Shared(InferredDeck deck, int first, int second) => deck.Symbols
        .Select((symbol, s) => (symbol, s)).Where(each => each.symbol.ContainsKey(first) && each.symbol.ContainsKey(second))
        .Select(each => (int?)each.s).SingleOrDefault();

    private float[] Look(int symbol)
    {
        if (!_looks.TryGetValue(symbol, out var look))
            _looks[symbol] = look = Near(new float[Dimensions], 1);
        return look;
    }

    private float[] Near(float[] look, double deviation)
    {
        var near = Array.ConvertAll(look, x => (float)(x + (deviation * Normal() / Math.Sqrt(Dimensions))));
        var length = MathF.Sqrt(near.Sum(x => x * x));
        return Array.ConvertAll(near, x => x / length);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
