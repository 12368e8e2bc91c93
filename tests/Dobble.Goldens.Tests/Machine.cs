using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Dobble.Goldens.Tests;

/// <summary>What of a machine decides the last bits of a result.</summary>
internal static partial class Machine
{
    /// <summary>The processor's type with its vector instructions, which the native libraries choose their code by.</summary>
    public static string Processor { get; } = ReadProcessor();

    /// <summary>SHA-256 of the installed emoji font, in hex; null where there is none.</summary>
    public static string? EmojiFont { get; } =
        File.Exists(Font) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Font))) : null;

    private const string Font = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";

    private static string ReadProcessor()
    {
        var facts = File.ReadAllText("/proc/cpuinfo");
        string Fact(string name) => Regex.Match(facts, $@"^{name}\s*:\s*(.*)$", RegexOptions.Multiline).Groups[1].Value.Trim();
        var vectors = VectorInstructions().Matches(Fact("flags")).Select(m => m.Value).Order(StringComparer.Ordinal);
        return $"{Fact("vendor_id")} family {Fact("cpu family")} model {Fact("model")}: {string.Join(' ', vectors)}";
    }

    [GeneratedRegex(@"\b(avx|amx|fma|sse4)\w*")]
    private static partial Regex VectorInstructions();
}
