using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Assistant.Recordings;
using Dobble.Assistant.Settings;

namespace Dobble.Assistant.Outputs.Recording;

/// <summary>What <c>session.json</c> says of a recording.</summary>
/// <param name="Started">When its first image came.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Deck">The deck that was played at its start.</param>
/// <param name="Width">Width of its first image in pixels.</param>
/// <param name="Height">Height of its first image in pixels.</param>
/// <param name="Settings">The settings, without passwords.</param>
internal sealed record SessionJson(DateTimeOffset Started, string Version, string Deck, int Width, int Height, LiveSettings Settings)
{
    /// <summary>The version that this program is.</summary>
    public static string ThisVersion { get; } =
        typeof(SessionJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SessionJsonContext.Default.SessionJson);

    /// <summary>The deck that a recorded session was played with; null where the folder is none, or does not say.</summary>
    public static string? DeckOf(string folder)
    {
        try
        {
            if (!SessionFolder.Is(folder))
                return null;
            using var json = JsonDocument.Parse(File.ReadAllBytes(SessionFolder.JsonPath(folder)));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("deck", out var deck)
                && deck.ValueKind == JsonValueKind.String ? deck.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Recordings are handed on to others: the password in a camera's address is not theirs.</summary>
    public static LiveSettings WithoutPassword(LiveSettings settings)
    {
        var source = settings.Camera.Source;
        return Uri.TryCreate(source, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? settings with
            { Camera = settings.Camera with { Source = source.Replace(address.UserInfo + "@", "", StringComparison.Ordinal) } }
            : settings;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(SessionJson))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
