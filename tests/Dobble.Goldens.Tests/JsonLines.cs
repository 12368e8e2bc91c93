using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Dobble.Goldens.Tests;

/// <summary>Results of programs as lines of JSON.</summary>
internal static class JsonLines
{
    /// <summary>One value a line.</summary>
    public static IReadOnlyList<JsonNode> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>SHA-256 of a file, in hex.</summary>
    public static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
