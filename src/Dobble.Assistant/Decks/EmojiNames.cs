namespace Dobble.Assistant.Decks;

/// <summary>What people call the emoji, in each language of the screen; made by <c>tools/emoji-names</c>.</summary>
internal static class EmojiNames
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> All = new(Read);

    /// <summary>The names of an emoji by two-letter code of the language; none of one that has none.</summary>
    public static IReadOnlyDictionary<string, string> Of(string emoji) =>
        All.Value.GetValueOrDefault(emoji.Replace("\uFE0F", "", StringComparison.Ordinal)) ?? new Dictionary<string, string>();

    /// <summary>The emoji that is written itself or called so; null where there is none.</summary>
    /// <param name="nameOrEmoji">The name, or the emoji.</param>
    /// <param name="language">The language that goes first, before English and then any other: one word means several things.</param>
    public static string? Find(string nameOrEmoji, string language)
    {
        return Of(nameOrEmoji).Count > 0
            ? nameOrEmoji
            : Called(name => name.Key == language) ?? Called(name => name.Key == "en") ?? Called(_ => true);

        string? Called(Func<KeyValuePair<string, string>, bool> counts) => All.Value.FirstOrDefault(e => e.Value.Any(
            name => counts(name) && name.Value.Equals(nameOrEmoji, StringComparison.OrdinalIgnoreCase))).Key;
    }

    /// <summary>A few names in a language that have a word in them.</summary>
    public static IEnumerable<string> Like(string word, string language) => All.Value.Values
        .Select(names => names.GetValueOrDefault(language, string.Empty))
        .Where(name => name.Split(' ', '-').Contains(word, StringComparer.OrdinalIgnoreCase))
        .OrderBy(name => name.Length).Take(3);

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
