using System.Collections.ObjectModel;

namespace Dobble.Vision.Decks;

/// <summary>Finds every fault of a deck file, so that all can be corrected at once.</summary>
internal static class DeckChecks
{
    private const int MaxErrors = 8;

    // The decoder's work doubles with each symbol of a card.
    public const int MaxSymbols = 12;

    // Far more than the 133 of the largest deck, each in a few variants.
    private const int MaxVariants = 1000;
    private const int LongestId = 100;
    private const int Version = 1;

    /// <summary>Throws one error that lists the faults, if there are any.</summary>
    /// <exception cref="DobbleException">The deck is not valid.</exception>
    public static void Require(DeckFile file, string source)
    {
        var faults = Lines(file).Take(MaxErrors + 1).ToArray();
        if (faults.Length == 0)
            return;
        var more = faults.Length > MaxErrors ? "; and more" : string.Empty;
        throw new DobbleException($"{source}: not a valid deck: {string.Join("; ", faults.Take(MaxErrors))}{more}");
    }

    /// <summary>The faults, a line each.</summary>
    public static IEnumerable<string> Lines(DeckFile file) => Faults(file).Select(OneLine);

    private static IEnumerable<string> Faults(DeckFile file)
    {
        if (file.Version is not (null or Version))
        {
            yield return $"it is of version {file.Version}, this program reads version {Version}";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(file.Name))
            yield return "it has no name";
        else if (file.Name.Any(char.IsControl))
            yield return "its name has signs in it that cannot be shown";
        if (file.Slots is not { Count: > 0 } slots)
        {
            yield return "it has no slots";
            yield break;
        }

        if (HasNull(slots) || slots.Any(s => HasNull(s.Variants)) || HasNull(file.Cards) || file.Cards?.Any(HasNull) == true)
        {
            yield return "an entry is null";
            yield break;
        }

        if (slots.Count > MaxVariants || slots.Sum(s => s.Variants?.Count ?? 0) > MaxVariants)
        {
            yield return $"it has more than {MaxVariants} symbols";
            yield break;
        }

        foreach (var fault in SlotFaults(slots).Concat(CardFaults(file)))
            yield return fault;
        if (file.Gallery is { } gallery && (gallery.Length == 0 || Path.GetFileName(gallery) != gallery))
            yield return $"gallery '{gallery}' must be the name of a file beside the deck";
    }

    private static IEnumerable<string> SlotFaults(IReadOnlyList<DeckFile.SlotEntry> slots)
    {
        foreach (var id in Repeated(slots.Select(s => s.Id)))
            yield return $"slot '{id}' stands twice";
        foreach (var id in Repeated(slots.SelectMany(s => s.Variants ?? []).Select(v => v.Id)))
            yield return $"symbol '{id}' stands twice";

        for (var i = 0; i < slots.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(slots[i].Id))
                yield return $"slot {i} has no id";
            if (slots[i].Variants is not { Count: > 0 } variants)
            {
                yield return $"slot '{slots[i].Id}' has no variants";
                continue;
            }

            foreach (var variant in variants)
            {
                if (string.IsNullOrWhiteSpace(variant.Id))
                    yield return $"a variant of slot '{slots[i].Id}' has no id";
                else if (!IsFolderName(variant.Id))
                    yield return $"symbol '{variant.Id}' cannot name a folder of images: no '/', at most {LongestId} letters";
                if (variant.Emoji?.Any(char.IsControl) == true)
                    yield return $"symbol '{variant.Id}' has an emoji that cannot be shown";
                foreach (var fault in NameFaults(variant))
                    yield return fault;
            }
        }
    }

    // Names are shown on terminals, and given to programs that speak.
    private static IEnumerable<string> NameFaults(DeckFile.VariantEntry variant)
    {
        foreach (var (language, name) in variant.Names ?? ReadOnlyDictionary<string, string>.Empty)
        {
            if (string.IsNullOrWhiteSpace(name))
                yield return $"symbol '{variant.Id}' has an empty name in {language}";
            else if (name.Length > LongestId || name.Any(char.IsControl) || name[0] == '-')
                yield return $"symbol '{variant.Id}' has a name in {language} that cannot be said: at most {LongestId} letters, no - first";
            if (language.Length is 0 or > 10 || !language.All(c => char.IsAsciiLetter(c) || c == '-'))
                yield return $"symbol '{variant.Id}' has a name in '{language}', which is no code of a language";
        }
    }

    private static IEnumerable<string> CardFaults(DeckFile file)
    {
        if (file.Cards is not { Count: > 1 } cards)
        {
            yield return "it needs at least two cards";
            yield break;
        }

        if (cards[0].Count > MaxSymbols)
        {
            yield return $"card 0 has {cards[0].Count} symbols, a card can have at most {MaxSymbols}";
            yield break;
        }

        // Where not all cards share one and the same symbol, there can be no more.
        var most = Math.Max(3, (cards[0].Count * (cards[0].Count - 1)) + 1);
        if (cards.Count > most)
        {
            yield return $"it has {cards.Count} cards, a deck of {cards[0].Count} symbols a card has at most {most}";
            yield break;
        }

        var known = file.Slots!.Select(s => s.Id).ToHashSet();
        for (var i = 0; i < cards.Count; i++)
        {
            foreach (var symbol in cards[i].Where(s => !known.Contains(s)))
                yield return $"card {i} has the unknown symbol '{symbol}'";
            foreach (var symbol in Repeated(cards[i]))
                yield return $"card {i} has '{symbol}' twice";
            if (cards[i].Count != cards[0].Count)
                yield return $"card {i} has {cards[i].Count} symbols, card 0 has {cards[0].Count}";
        }

        for (var i = 0; i < cards.Count; i++)
        {
            for (var j = i + 1; j < cards.Count; j++)
            {
                var shared = cards[i].Intersect(cards[j]).ToArray();
                if (shared.Length == 0)
                    yield return $"cards {i} and {j} clash: they share no symbol";
                else if (shared.Length > 1)
                    yield return $"cards {i} and {j} clash: they share {string.Join(" and ", shared.Select(s => $"'{s}'"))}";
            }
        }
    }

    private static bool IsFolderName(string id) =>
        id.Length <= LongestId && id is not ("." or "..") && !id.Contains('/', StringComparison.Ordinal) && !id.Any(char.IsControl);

    /// <summary>Identifiers come from the file, line breaks and all; the message is to stay one line.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static bool HasNull<T>(IReadOnlyList<T>? entries)
        where T : class => entries?.Any(e => e is null) == true;

    private static IEnumerable<string> Repeated(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key);
}
