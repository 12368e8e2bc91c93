using Dobble.Perf.Reporting;

namespace Dobble.Perf.Torch;

/// <summary>What one way to read a frame costs.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="FrameCost">Multiply-adds of a frame, whatever lies on the table.</param>
/// <param name="CardCost">Multiply-adds of each card.</param>
internal sealed record DetectorFigures(string Name, long FrameCost, long CardCost)
{
    private readonly Dictionary<int, Sample> _frames = [];

    /// <summary>Times of one card alone.</summary>
    public Sample Card { get; } = new();

    /// <summary>Times of a frame with so many cards.</summary>
    public Sample Frame(int cards)
    {
        if (!_frames.TryGetValue(cards, out var sample))
            _frames[cards] = sample = new Sample();
        return sample;
    }

    /// <summary>Multiply-adds of a frame with so many cards.</summary>
    public long Cost(int cards) => FrameCost + (cards * CardCost);
}
