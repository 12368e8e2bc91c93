using System.Numerics;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Pills that stand together.</summary>
/// <param name="Pills">The pills, from the block's top left corner.</param>
/// <param name="Size">Size of the whole.</param>
internal sealed record Block(IReadOnlyList<Pill> Pills, Vector2 Size)
{
    /// <summary>Size of the typeface of its first pill.</summary>
    public int Letters => Pills[0].Letters;

    /// <summary>One beside another.</summary>
    public static Block Row(IReadOnlyList<Pill> pills, float gap)
    {
        var (placed, x) = (new List<Pill>(), 0f);
        foreach (var pill in pills)
        {
            placed.Add(pill.At(new Vector2(x, 0)));
            x += pill.Frame.Width + gap;
        }

        return new Block(placed, new Vector2(x - gap, pills.Max(pill => pill.Frame.Height)));
    }

    /// <summary>One below another, all about one middle.</summary>
    public static Block Column(IReadOnlyList<Pill> pills, float gap)
    {
        var (placed, y, width) = (new List<Pill>(), 0f, pills.Max(pill => pill.Frame.Width));
        foreach (var pill in pills)
        {
            placed.Add(pill.At(new Vector2(MathF.Round((width - pill.Frame.Width) / 2), y)));
            y += pill.Frame.Height + gap;
        }

        return new Block(placed, new Vector2(width, y - gap));
    }
}
