using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>
/// The outline of a card: a box around the origin with rounded corners, within a disc of radius 1. A disc is one whose corners reach its
/// middle.
/// </summary>
public sealed record CardShape
{
    private readonly double _halfWidth, _halfHeight, _corner;

    private CardShape(string name, double halfWidth, double halfHeight, double corner) =>
        (Name, _halfWidth, _halfHeight, _corner) = (name, halfWidth, halfHeight, corner);

    /// <summary>As the game prints its cards.</summary>
    public static CardShape Round { get; } = new("round", 1, 1, 1);

    /// <summary>Every outline that can be drawn.</summary>
    public static IReadOnlyList<CardShape> All { get; } =
        [Round, new("oval", 1, 0.72, 0.72), new("square", 0.75, 0.75, 0.15), new("oblong", 0.86, 0.6, 0.15)];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The half axes of the ellipse that is as large and as long as it.</summary>
    internal (double X, double Y) Axes
    {
        get
        {
            var area = (4 * _halfWidth * _halfHeight) - ((4 - Math.PI) * _corner * _corner);
            var scale = Math.Sqrt(area / (Math.PI * _halfWidth * _halfHeight));
            return (scale * _halfWidth, scale * _halfHeight);
        }
    }

    /// <summary>How far a point lies outside the outline of a card; negative within it.</summary>
    /// <param name="x">To the right of the card's middle.</param>
    /// <param name="y">Below it.</param>
    /// <param name="radius">What the shape's 1 is in the unit of x and y.</param>
    internal double Outside(double x, double y, double radius = 1)
    {
        // The signed distance to a box that is smaller by its corners' radius, less that radius.
        var dx = Math.Abs(x) - ((_halfWidth - _corner) * radius);
        var dy = Math.Abs(y) - ((_halfHeight - _corner) * radius);
        var (right, below) = (Math.Max(dx, 0), Math.Max(dy, 0));
        return Math.Sqrt((right * right) + (below * below)) + Math.Min(Math.Max(dx, dy), 0) - (_corner * radius);
    }

    /// <summary>Clears what lies outside the shape in the middle of a premultiplied image; the edge covers pixels by their share.</summary>
    /// <param name="image">8-bit BGRA, premultiplied.</param>
    /// <param name="radius">What the shape's 1 is in pixels.</param>
    internal void Cut(Mat image, double radius)
    {
        var center = (image.Width - 1) / 2.0;
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            for (int x = 0, columns = image.Cols; x < columns; x++)
            {
                var inside = 0.5 - Outside(x - center, y - center, radius);
                if (inside >= 1)
                    continue;
                var share = (int)(256 * Math.Max(0, inside));
                for (var i = 4 * x; i < (4 * x) + 4; i++)
                    row[i] = (byte)((row[i] * share) >> 8);
            }
        }
    }
}
