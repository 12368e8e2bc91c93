using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Checks.Labels;

/// <summary>Boxes that lie together as those of one card do.</summary>
/// <param name="Outline">Where the card is: as the network found it, or a circle around the boxes that the deck puts together.</param>
/// <param name="Reading">What the network read on it; null where no network looked.</param>
/// <param name="Boxes">Places of its boxes among the photo's.</param>
internal sealed record BoxGroup(Ellipse Outline, CardReading? Reading, IReadOnlyList<int> Boxes)
{
    /// <summary>The circle around boxes, a little wider than they reach.</summary>
    public static Ellipse Around(IEnumerable<LabelledBox> boxes)
    {
        const double Margin = 1.08;
        var (center, radius) = CardCores.Circle(boxes);
        return new Ellipse(center.X, center.Y, Margin * radius, Margin * radius, 0);
    }
}
