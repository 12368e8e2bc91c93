using System.Numerics;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>
/// Gives links their colours. Every symbol has a colour that it likes best, so that it keeps it while other pairs come and go; where
/// another symbol has that already it takes the one whose nearest link is farthest away.
/// </summary>
internal static class LinkColors
{
    /// <summary>The links, the prominent ones coloured first.</summary>
    public static List<OverlayLink> Color(IEnumerable<OverlayLink> links)
    {
        var coloured = new List<OverlayLink>();
        foreach (var link in links.OrderByDescending(link => link.IsProminent).ThenBy(link => link.Symbol))
        {
            var same = coloured.Find(other => other.Symbol == link.Symbol);
            coloured.Add(link with { Color = same?.Color ?? Farthest(link, coloured) });
        }

        return coloured;
    }

    private static int Farthest(OverlayLink link, List<OverlayLink> coloured)
    {
        var liked = (int)((uint)link.Symbol % (uint)Palette.Count);
        return Enumerable.Range(0, Palette.Count).Select(step => (liked + step) % Palette.Count)
            .MaxBy(color => coloured.Where(other => other.Color == color).Select(other => Distance(link, other))
                .DefaultIfEmpty(float.PositiveInfinity).Min());
    }

    private static float Distance(OverlayLink a, OverlayLink b) => Math.Min(
        Math.Min(Distance(a.First, b.First), Distance(a.First, b.Second)),
        Math.Min(Distance(a.Second, b.First), Distance(a.Second, b.Second)));

    private static float Distance(OverlayLinkEnd a, OverlayLinkEnd b) => Vector2.Distance(new(a.X, a.Y), new(b.X, b.Y));
}
