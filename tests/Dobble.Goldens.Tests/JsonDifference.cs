using System.Text.Json.Nodes;

namespace Dobble.Goldens.Tests;

/// <summary>Where two JSON values differ.</summary>
/// <param name="isSameProcessor">Whether numbers must be equal to the digit, and hashes equal at all.</param>
internal sealed class JsonDifference(bool isSameProcessor)
{
    private const int HashLength = 64;

    /// <summary>
    /// One of so many numbers may be farther off on another type of processor: where a threshold falls the other way, an edge jumps.
    /// </summary>
    private const int NumbersPerJump = 100;

    private readonly List<string> _jumps = [];
    private int _numbers;

    /// <summary>The jumps of all that was compared so far; none where they are as few as on another type of processor there may be.</summary>
    public IReadOnlyList<string> Jumps => _jumps.Count * NumbersPerJump <= _numbers ? [] : _jumps;

    /// <summary>How far numbers may be from each other on another type of processor.</summary>
    private static double Tolerance(double value) => 0.05 + (0.002 * Math.Abs(value));

    /// <summary>Every difference, as the path to it and both values.</summary>
    public IEnumerable<string> Of(JsonNode? golden, JsonNode? now, string path = "") => (golden, now) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key)).SelectMany(key => OfField(key, a, b, path)),
        (JsonArray a, JsonArray b) => a.Count == b.Count
            ? a.Zip(b).Index().SelectMany(item => Of(item.Item.First, item.Item.Second, $"{path}[{item.Index}]"))
            : [$"{path} has {b.Count} values, was {a.Count}"],
        _ => IsEqual(golden, now) || IsJump(golden, now, path) ? [] : [$"{path} is {Show(now)}, was {Show(golden)}"],
    };

    private IEnumerable<string> OfField(string key, JsonObject golden, JsonObject now, string path)
    {
        var field = path.Length == 0 ? key : $"{path}.{key}";
        return (golden.ContainsKey(key), now.ContainsKey(key)) switch
        {
            (true, true) => Of(golden[key], now[key], field),
            (true, false) => [$"{field} is gone"],
            _ => [$"{field} is new"],
        };
    }

    private bool IsEqual(JsonNode? golden, JsonNode? now)
    {
        _numbers += golden is JsonValue number && number.TryGetValue<double>(out _) ? 1 : 0;
        if (JsonNode.DeepEquals(golden, now))
            return true;
        if (isSameProcessor || golden is not JsonValue a || now is not JsonValue b)
            return false;
        if (a.TryGetValue<double>(out var first) && b.TryGetValue<double>(out var second))
            return Math.Abs(first - second) <= Tolerance(first);
        return IsHash(a) && IsHash(b);
    }

    private bool IsJump(JsonNode? golden, JsonNode? now, string path)
    {
        // Places are lists of numbers; a number with a name, such as a card's, says what was read.
        if (isSameProcessor || !path.EndsWith(']') || golden is not JsonValue a || now is not JsonValue b
            || !a.TryGetValue<double>(out _) || !b.TryGetValue<double>(out _))
            return false;
        _jumps.Add($"{path} is {Show(now)}, was {Show(golden)}");
        return true;
    }

    private static bool IsHash(JsonValue value) =>
        value.TryGetValue<string>(out var text) && text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);

    private static string Show(JsonNode? value) => value?.ToJsonString() ?? "null";
}
