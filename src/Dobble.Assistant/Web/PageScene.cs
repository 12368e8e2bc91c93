using Dobble.Assistant.Overlay.Scenes;
using SkiaSharp;

namespace Dobble.Assistant.Web;

/// <summary>What the screen draws over the picture, for the page to draw.</summary>
internal static class PageScene
{
    public static SceneJson Of(OverlayScene scene) => new(
        scene.Width, scene.Height, [.. scene.Cards.Select(Card)], [.. scene.Links.Select(Link)],
        [.. scene.Headline.Select(name => new NameJson(name.Text, Hex(Palette.Link(name.Color))))], scene.Alarm, scene.Note, scene.Notices,
        scene.IsStale);

    private static CardJson Card(OverlayCard card)
    {
        var outline = card.Outline;
        return new CardJson(
            Pixels(outline.X), Pixels(outline.Y), Pixels(outline.A), Pixels(outline.B), Pixels(double.RadiansToDegrees(outline.Angle)),
            card.IsSeen);
    }

    private static LinkJson Link(OverlayLink link)
    {
        var color = Palette.Link(link.Color);
        return new LinkJson(End(link.First), End(link.Second), Hex(color), Hex(Palette.InkOn(color)), link.Label, link.IsProminent);
    }

    private static EndJson End(OverlayLinkEnd end) => new(
        Pixels(end.X), Pixels(end.Y), Pixels(LinkPlacing.Around * (end.Ring?.Width ?? 0)),
        Pixels(LinkPlacing.Around * (end.Ring?.Height ?? 0)));

    private static string Hex(SKColor color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    private static double Pixels(double value) => Math.Round(value, 1);
}
