using Dobble.Scenes.Artwork;

namespace Dobble.Scenes.Tests;

/// <summary>Eight solid sprites, made once for all tests.</summary>
internal static class Sprites
{
    private static readonly string[] Chosen = ["🍎", "🐸", "🚗", "🔑", "🎸", "🌵", "🐙", "🍌"];
    private static readonly Lazy<IReadOnlyList<(int, Sprite)>> Made = new(() =>
    {
        using var font = new EmojiFont();
        return [.. Chosen.Select((e, i) => (i, font.Render(e)))];
    });

    public static IReadOnlyList<(int Symbol, Sprite Sprite)> Eight => Made.Value;
}
