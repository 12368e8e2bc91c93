using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>Scenes made by hand, over a plain image of discs on a table.</summary>
internal static class Scenes
{
    public const int Width = 640, Height = 360;

    public static OverlayScene Empty { get; } = new(Width, Height) { Status = "30 fps  ·  18 ms  ·  cpu  ·  classic  ·  camera" };

    public static OverlayScene TwoCards { get; } = Empty with
    {
        Cards = [Card(170, 190), Card(470, 190)],
        Links = [new OverlayLink(End(190, 150), End(440, 220), 3, null)],
        Headline = new OverlayHeadline("carrot", 3),
    };

    public static OverlayScene ManyCards { get; } = Empty with
    {
        Cards = [Card(110, 110), Card(320, 110), Card(530, 110), Card(210, 270), new OverlayCard(new Ellipse(430, 270, 70, 62, 0), false)],
        Links =
        [
            new OverlayLink(End(120, 90), End(310, 130), 0, "clock"),
            new OverlayLink(End(330, 90), End(520, 130), 1, "señal de prohibido"),
            new OverlayLink(End(130, 140), End(190, 250), 2, null),
            new OverlayLink(End(340, 140), new OverlayLinkEnd(210, 270, null), 4, "dinosaur"),
        ],
        Headline = new OverlayHeadline("snowman", 2),
    };

    /// <summary>The table that the scenes lie over.</summary>
    public static Mat Image(int width = Width, int height = Height)
    {
        var image = new Mat(height, width, MatType.CV_8UC3, new Scalar(70, 95, 110));
        foreach (var card in TwoCards.Cards)
            Cv2.Circle(image, (int)card.Outline.X, (int)card.Outline.Y, 85, Scalar.All(240), -1);
        return image;
    }

    private static OverlayCard Card(double x, double y) => new(new Ellipse(x, y, 85, 80, 0.3), true);

    private static OverlayLinkEnd End(float x, float y) => new(x, y, new Box(x - 20, y - 16, x + 20, y + 16));
}
