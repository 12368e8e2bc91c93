using System.Text.Json;

namespace Dobble.Assistant.Tests.Reports;

/// <summary>The shape that <c>dobble read --json</c> promises to those who parse it.</summary>
internal static class ReadingContract
{
    /// <summary>Asserts that a line has exactly the promised shape.</summary>
    public static JsonElement Check(string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        Fields(root, "source", "width", "height", "elapsed_ms", "cards", "matches", "silence");
        Assert.True(root.GetProperty("elapsed_ms").GetDouble() >= 0);
        foreach (var (index, card) in root.GetProperty("cards").EnumerateArray().Index())
            CheckCard(card, index);
        foreach (var match in root.GetProperty("matches").EnumerateArray())
            CheckMatch(match, root.GetProperty("cards").GetArrayLength());
        return root;
    }

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static void CheckCard(JsonElement card, int index)
    {
        Fields(card, "id", "center", "outline", "slot", "confidence", "symbols");
        Assert.Equal(index, card.GetProperty("id").GetInt32());
        Assert.Equal(2, Numbers(card.GetProperty("center")).Length);
        Assert.True(card.GetProperty("outline").GetArrayLength() >= 16);
        Assert.All(card.GetProperty("outline").EnumerateArray(), point => Assert.Equal(2, Numbers(point).Length));
        Probability(card);
        foreach (var symbol in card.GetProperty("symbols").EnumerateArray())
        {
            Fields(symbol, "name", "box", "confidence");
            Box(symbol.GetProperty("box"));
            Probability(symbol);
        }
    }

    private static void CheckMatch(JsonElement match, int cards)
    {
        Fields(match, "cards", "symbol", "confidence", "boxes");
        var pair = Numbers(match.GetProperty("cards"));
        Assert.Equal(2, pair.Distinct().Count());
        Assert.All(pair, card => Assert.InRange(card, 0, cards - 1));
        Probability(match);
        Assert.Equal(2, match.GetProperty("boxes").GetArrayLength());
        foreach (var box in match.GetProperty("boxes").EnumerateArray().Where(box => box.ValueKind != JsonValueKind.Null))
            Box(box);
    }

    private static void Fields(JsonElement element, params string[] names) =>
        Assert.Equal(names, element.EnumerateObject().Select(property => property.Name));

    private static void Probability(JsonElement element) => Assert.InRange(element.GetProperty("confidence").GetDouble(), 0, 1);

    private static void Box(JsonElement box)
    {
        var sides = Numbers(box);
        Assert.Equal(4, sides.Length);
        Assert.True(sides[0] < sides[2] && sides[1] < sides[3]);
    }
}
