namespace Dobble.Assistant.Games;

/// <summary>Which game is played, and by whom.</summary>
/// <param name="Game">One of <see cref="GameBook.Names"/>.</param>
/// <param name="Players">Names of the players as they sit, clockwise; none for as many as the game needs, without names.</param>
/// <param name="Wait">How long the assistant waits in practice.</param>
internal sealed record GameOptions(string Game, IReadOnlyList<string> Players, TimeSpan Wait)
{
    public const int MaxPlayers = 8, MaxLetters = 20;

    /// <summary>Names as a setting has them, with commas between; null where they are too many, too long or the same.</summary>
    public static IReadOnlyList<string>? NamesIn(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var areFit = names.Length <= MaxPlayers && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length
            && names.All(name => name.Length <= MaxLetters && !name.Any(char.IsControl));
        return areFit ? names : null;
    }
}
