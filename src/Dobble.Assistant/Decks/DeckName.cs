using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Assistant.Decks;

/// <summary>What a deck may be called.</summary>
internal static class DeckName
{
    private const int MaxLength = 60;

    /// <summary>What <c>--deck</c> takes besides names of decks.</summary>
    private static readonly string[] Reserved = ["any", "auto"];

    /// <summary>Gives a name back that can also be that of a file.</summary>
    /// <exception cref="DobbleException">It cannot.</exception>
    public static string Require(string name)
    {
        if (Reserved.Contains(name))
            throw new DobbleException($"no deck can be called '{name}': --deck {name} means something else; take another name");
        return name.Length is > 0 and <= MaxLength && name.All(IsAllowed) && name.Trim() == name && name[0] != '-'
            ? name
            : throw new DobbleException(
                $"'{Printable.Line(name, MaxLength)}' is no name for a deck: take at most {MaxLength} letters, digits, blanks, - and _");
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_';
}
