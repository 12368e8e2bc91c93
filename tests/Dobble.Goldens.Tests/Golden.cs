using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

/// <summary>What a golden file depends on besides the repository and the data.</summary>
[Flags]
internal enum Needs
{
    /// <summary>Nothing else.</summary>
    Nothing = 0,

    /// <summary>The version of the emoji font: the test is skipped with another one.</summary>
    EmojiFont = 1,

    /// <summary>The type of the processor, as it holds nothing but hashes: the test is skipped on another one.</summary>
    Processor = 2,
}

/// <summary>
/// What the programs gave when it was last looked at, in <c>Goldens/NAME.jsonl</c>: a line that says where it was recorded, then one of
/// JSON for each thing. On the recorded type of processor all is equal to the digit; on another one numbers may differ by a hair, and
/// hashes are not compared. <c>DOBBLE_RENEW_GOLDENS=1</c> writes the file anew.
/// </summary>
internal sealed class Golden
{
    private const int MaxDifferences = 20;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly bool Renew = Environment.GetEnvironmentVariable("DOBBLE_RENEW_GOLDENS") == "1";
    private readonly string _path;
    private readonly string[] _lines = [];
    private readonly Needs _needs;
    private readonly bool _isSameProcessor = true;

    /// <summary>Opens a golden file; the calling test is skipped where this machine cannot be compared with it.</summary>
    public Golden(string name, Needs needs = Needs.Nothing)
    {
        _path = Path.Combine(TestPaths.Root, "tests/Dobble.Goldens.Tests/Goldens", name + ".jsonl");
        _needs = needs;
        if (needs.HasFlag(Needs.EmojiFont))
            Assert.SkipWhen(Machine.EmojiFont is null, "the emoji font is absent: apt-get install fonts-noto-color-emoji");
        if (Renew)
            return;

        _lines = File.ReadAllLines(_path);
        var recorded = JsonNode.Parse(_lines[0])!;
        _isSameProcessor = (string?)recorded["processor"] == Machine.Processor;
        Assert.SkipWhen(
            needs.HasFlag(Needs.Processor) && !_isSameProcessor, $"recorded on {recorded["processor"]}, this is {Machine.Processor}");
        Assert.SkipWhen(
            needs.HasFlag(Needs.EmojiFont) && (string?)recorded["emojiFont"] != Machine.EmojiFont, "recorded with another emoji font");
    }

    /// <summary>Compares with the file, or writes it.</summary>
    /// <param name="now">What the programs give now.</param>
    public void Check(IReadOnlyList<JsonNode> now)
    {
        if (Renew)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllLines(_path, now.Prepend(Recorded()).Select(line => line.ToJsonString(Plain)));
            Assert.Skip($"{_path} is written anew: read the difference before you commit it");
        }

        Assert.True(now.Count == _lines.Length - 1, $"{Path.GetFileName(_path)}: {now.Count} things, were {_lines.Length - 1}");
        var compare = new JsonDifference(_isSameProcessor);
        var differences = now.Index().SelectMany(line =>
            compare.Of(JsonNode.Parse(_lines[line.Index + 1]), line.Item).Select(d => $"line {line.Index + 2}, {NameOf(line.Item)}: {d}"));
        // The jumps are known only when all has been compared.
        string[] told = [.. differences.ToArray().Concat(compare.Jumps).Take(MaxDifferences)];
        Assert.True(told.Length == 0, $"{Path.GetFileName(_path)} differs:\n{string.Join('\n', told)}");
    }

    private JsonObject Recorded()
    {
        var recorded = new JsonObject { ["processor"] = Machine.Processor };
        if (_needs.HasFlag(Needs.EmojiFont))
            recorded["emojiFont"] = Machine.EmojiFont;
        return recorded;
    }

    // The photo, the file, the event or the network that a line is of.
    private static string NameOf(JsonNode line) =>
        string.Join(' ', line.AsObject().Where(p => p.Value is JsonValue).Take(2).Select(p => $"{p.Key} {p.Value}"));
}
