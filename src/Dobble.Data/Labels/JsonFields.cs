using System.Text.Json;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Reads fields of JSON that may hold anything.</summary>
internal static class JsonFields
{
    /// <summary>A field; null where it is missing, null, or its parent is no object.</summary>
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value
            : null;

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    /// <summary>A number.</summary>
    /// <exception cref="DobbleException">It is missing or no finite number.</exception>
    public static float Number(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetSingle(out var value) && float.IsFinite(value)
            ? value
            : throw new DobbleException($"has no number '{name}' where one is due");

    /// <summary>A whole number; null where it is missing or no such number.</summary>
    public static int? Whole(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>What identifies something, a number of any size or a text, as it is written; null where it is missing.</summary>
    public static string? Key(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number or JsonValueKind.String } key ? key.GetRawText().Trim('"') : null;

    /// <summary>Whether a field is there and true.</summary>
    public static bool IsTrue(this JsonElement json, string name) => json.Field(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Whether a failure to read JSON is the file's error: of its text, or a character that Unicode does not have.</summary>
    public static bool IsFault(Exception e) => e is DobbleException or JsonException or InvalidOperationException or FormatException;
}
