using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Vision.Files;

namespace Dobble.Vision.Decks;

/// <summary>A deck file as it is written; see docs/deck-format.md.</summary>
internal sealed record DeckFile(
    string? Name, string? Gallery, IReadOnlyList<DeckFile.SlotEntry>? Slots, IReadOnlyList<IReadOnlyList<string>>? Cards,
    int? Version = null)
{
    private const long LargestFile = 4_000_000;

    /// <summary>A slot and the symbols that may stand in it.</summary>
    internal sealed record SlotEntry(string? Id, IReadOnlyList<VariantEntry>? Variants);

    /// <summary>A symbol as some editions draw it.</summary>
    internal sealed record VariantEntry(
        string? Id, string? Emoji, IReadOnlyDictionary<string, string>? Names, IReadOnlyList<string>? Editions);

    /// <summary>Reads the file without checking what it says.</summary>
    /// <exception cref="DobbleException">Missing, not readable or no JSON of this form.</exception>
    public static DeckFile Read(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
                throw new DobbleException($"{path}: no such deck file; name one of decks/ or the path of your own");
            if (info.Length > LargestFile)
                throw new DobbleException($"{path}: {info.Length} bytes are too many for a deck file; is it one?");
            return JsonSerializer.Deserialize(WithoutMark(File.ReadAllBytes(path)), DeckJson.Default.DeckFile)
                ?? throw new DobbleException($"{path}: is empty; docs/deck-format.md tells how a deck is written");
        }
        catch (JsonException e)
        {
            throw new DobbleException(
                $"{path}, line {(e.LineNumber ?? 0) + 1}: no valid deck file; docs/deck-format.md tells how a deck is written", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes the file, atomically.</summary>
    /// <exception cref="DobbleException">It cannot be written.</exception>
    public void Write(string path)
    {
        try
        {
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, DeckJson.Readable.DeckFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the deck file cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Some editors begin UTF-8 with a byte-order mark, which JSON has not.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) =>
        text.StartsWith("\uFEFF"u8) ? text["\uFEFF"u8.Length..] : text;
}

/// <summary>Reads and writes deck files without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, IndentSize = 1)]
[JsonSerializable(typeof(DeckFile))]
internal sealed partial class DeckJson : JsonSerializerContext
{
    /// <summary>Writes letters of all languages as they are.</summary>
    public static DeckJson Readable =>
        new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
