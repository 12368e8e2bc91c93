using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>Measures what of the cards can be seen on a finished canvas.</summary>
internal static class Truth
{
    private const int Samples = 7;

    /// <summary>The truth of each card, in the order they were laid.</summary>
    public static IReadOnlyList<PlacedCard> Measure(Canvas canvas, IReadOnlyList<LaidCard> cards)
    {
        var pixels = CountPixels(canvas.Owners);
        return [.. cards.Select(card => new PlacedCard(
            card.Image.Card,
            card.Outline,
            Math.Min(1, pixels[card.Owner] / (Math.PI * card.Outline.A * card.Outline.B)),
            [.. card.Image.Symbols.Select(s => Place(canvas.Owners, card, s))]))];
    }

    /// <summary>How many pixels each owner has.</summary>
    public static int[] CountPixels(Mat owners)
    {
        var counts = new int[256];
        for (int y = 0, rows = owners.Rows; y < rows; y++)
        {
            foreach (var owner in Pixels.Row<byte>(owners, y))
                counts[owner]++;
        }

        return counts;
    }

    private static PlacedSymbol Place(Mat owners, LaidCard card, CardSymbol symbol)
    {
        var box = CardSymbol.Around(symbol.Hull.Select(p => card.Place.Apply(p.X, p.Y)));
        return new PlacedSymbol(symbol.Symbol, box, VisibleShare(owners, card, symbol));
    }

    /// <summary>The share of points, spread evenly over the symbol, whose pixel shows the card.</summary>
    private static double VisibleShare(Mat owners, LaidCard card, CardSymbol symbol)
    {
        var (inside, seen) = (0, 0);
        for (var i = 0; i < Samples * Samples; i++)
        {
            var x = symbol.Box.X1 - 0.5 + (symbol.Box.Width * ((i % Samples) + 0.5) / Samples);
            var y = symbol.Box.Y1 - 0.5 + (symbol.Box.Height * ((i / Samples) + 0.5) / Samples);
            if (!Contains(symbol.Hull, x, y))
                continue;
            inside++;
            var p = card.Place.Apply(x, y);
            var (column, row) = ((int)Math.Round(p.X), (int)Math.Round(p.Y));
            var shown = column >= 0 && row >= 0 && column < owners.Cols && row < owners.Rows;
            seen += shown && owners.At<byte>(row, column) == card.Owner ? 1 : 0;
        }

        return inside == 0 ? 0 : (double)seen / inside;
    }

    private static bool Contains(IReadOnlyList<Point2d> hull, double x, double y)
    {
        var (left, right) = (false, false);
        for (var i = 0; i < hull.Count; i++)
        {
            var (p, q) = (hull[i], hull[(i + 1) % hull.Count]);
            var side = ((q.X - p.X) * (y - p.Y)) - ((q.Y - p.Y) * (x - p.X));
            left |= side > 0;
            right |= side < 0;
        }

        return !(left && right);
    }
}
