using Dobble.Scenes;
using Dobble.Scenes.Crops;
using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>A labelled card of a real photo, rectified anew for every sample with an outline that is a little off.</summary>
/// <param name="photo">The photo, BGR; shared, not owned.</param>
/// <param name="outline">The card's outline in the photo.</param>
/// <param name="symbols">Class and box, in pixels of the photo, of every symbol on it.</param>
internal sealed class PhotoCard(Mat photo, Ellipse outline, IReadOnlyList<(string Symbol, Box Box)> symbols)
{
    private const double Center = (CardWarp.Size - 1) / 2.0;

    /// <summary>The card as it is, for validation.</summary>
    public CardSample Straight() => Rectify(outline);

    /// <summary>The card with a random error of the outline, turned at random.</summary>
    public CardSample Draw(Random random)
    {
        var r = outline.Radius;
        var (xx, xy, yy) = outline.LogShape;
        var rough = Ellipse.FromLogShape(
            outline.X + random.Normal(0.02 * r), outline.Y + random.Normal(0.02 * r),
            xx + random.Normal(0.035), xy + random.Normal(0.03), yy + random.Normal(0.035));
        using var sample = Rectify(rough);
        return random.Chance(0.5) ? Quarter(random.Next(4), sample) : Turned(random.Between(0, 2 * Math.PI), sample);
    }

    private CardSample Rectify(Ellipse around)
    {
        var crop = new Mat();
        CardRectifier.Rectify(photo, around, crop);
        var frame = new CardWarp(around);
        return new CardSample(crop, [.. symbols.Select(s => new SampleSymbol(s.Symbol, frame.ToCrop(s.Box)))]);
    }

    /// <summary>Quarter turns keep the labelled boxes exact.</summary>
    private static CardSample Quarter(int turns, CardSample sample)
    {
        var image = new Mat();
        if (turns == 0)
            sample.Image.CopyTo(image);
        else
            Cv2.Rotate(sample.Image, image, (RotateFlags)(turns - 1));
        return new CardSample(image, [.. sample.Symbols.Select(s => s with { Box = Turn(s.Box, turns) })]);
    }

    private static Box Turn(Box box, int turns)
    {
        for (; turns > 0; turns--)
            box = new Box(CardWarp.Size - 1 - box.Y2, box.X1, CardWarp.Size - 1 - box.Y1, box.X2);
        return box;
    }

    /// <summary>Any other turn leaves the boxes a guess: good enough to say where a symbol is, not how large its box is.</summary>
    private static CardSample Turned(double angle, CardSample sample)
    {
        using var matrix = Cv2.GetRotationMatrix2D(new Point2f((float)Center, (float)Center), -angle * 180 / Math.PI, 1);
        var image = new Mat();
        Cv2.WarpAffine(sample.Image, image, matrix, sample.Image.Size(), InterpolationFlags.Linear, BorderTypes.Constant,
            Scalar.All(NetworkGrid.Grey));
        var (s, c) = Math.SinCos(angle);
        return new CardSample(image, [.. sample.Symbols.Select(symbol =>
        {
            var (dx, dy) = (symbol.Box.CenterX - Center, symbol.Box.CenterY - Center);
            var (x, y) = (Center + (c * dx) - (s * dy), Center + (s * dx) + (c * dy));
            var (w, h) = (symbol.Box.Width / 2, symbol.Box.Height / 2);
            return symbol with { Box = new Box((float)x - w, (float)y - h, (float)x + w, (float)y + h), ExactBox = false };
        })]);
    }
}
