namespace Dobble.Storage;

/// <summary>Shows text from outside.</summary>
internal static class Printable
{
    private const int Longest = 80;

    /// <summary>One line that can be printed: control characters as '?', cut where it is very long.</summary>
    public static string Line(string? text) => string.Concat((text ?? string.Empty).Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
}
