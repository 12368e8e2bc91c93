namespace Dobble.Scenes.Artwork;

/// <summary>The code points that may be symbols on a card.</summary>
internal static class EmojiCodePoints
{
    private static readonly (int First, int Last)[] Ranges =
        [(0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x3299), (0x1F004, 0x1FAFF)];

    private static readonly (int First, int Last)[] LeftOut =
    [
        (0x1F1E6, 0x1F1FF), (0x1F3F3, 0x1F3F4), (0x1F38C, 0x1F38C), // flags
        (0x1F3FB, 0x1F3FF), // skin tones
        (0x1F51F, 0x1F51F), // keycap ten
        (0x2195, 0x2199), (0x2B05, 0x2B07), (0x2935, 0x2935), // arrows: one direction is enough
        (0x25C0, 0x25C0), (0x23EA, 0x23EC), (0x1F53C, 0x1F53D), (0x1F53B, 0x1F53B), (0x23EE, 0x23EE), // triangles likewise
        (0x1F447, 0x1F449), (0x1F643, 0x1F643), // hands that point, the face upside down
        (0x1F551, 0x1F556), (0x1F558, 0x1F567), // clocks
        (0x1F316, 0x1F318), // the second half of the moons
        (0x25AA, 0x25AB), (0x25FB, 0x25FE), (0x1F538, 0x1F539), // small squares and diamonds
        (0x2716, 0x2716), // plus turned
    ];

    /// <summary>All of them, ascending.</summary>
    public static IEnumerable<int> All { get; } =
    [
        .. Ranges
            .SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1))
            .Where(point => !LeftOut.Any(r => r.First <= point && point <= r.Last)),
    ];
}
