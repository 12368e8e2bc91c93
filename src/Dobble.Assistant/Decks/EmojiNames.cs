namespace Dobble.Assistant.Decks;

/// <summary>What people call the emoji, in each language of the screen; made by <c>tools/emoji-names</c>.</summary>
internal static class EmojiNames
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> All = new(Read);

    /// <summary>The names of an emoji by two-letter code of the language; none of one that has none.</summary>
    public static IReadOnlyDictionary<string, string> Of(string emoji) =>
        All.Value.GetValueOrDefault(emoji.Replace("\uFE0F", "", StringComparison.Ordinal)) ?? new Dictionary<string, string>();

    /// <summary>The emoji that has a name in some language, or is written itself; null where there is none.</summary>
    public static string? Find(string nameOrEmoji) => Of(nameOrEmoji).Count > 0
        ? nameOrEmoji
        : All.Value.FirstOrDefault(e => e.Value.Values.Contains(nameOrEmoji, StringComparer.OrdinalIgnoreCase)).Key;

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read()
    {
        using var file = typeof(EmojiNames).Assembly.GetManifestResourceStream("emoji-names.tsv")
            ?? throw new InvalidOperationException("the emoji's names are missing from the program");
        using var reader = new StreamReader(file);
        var languages = reader.ReadLine()!.Split('\t')[1..];
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(
            fields => fields[0],
            fields => (IReadOnlyDictionary<string, string>)languages.Zip(fields[1..]).ToDictionary(n => n.First, n => n.Second));
    }
}
