namespace Dobble.Data.Mlflow;

/// <summary>Names that MLflow takes for parameters, metrics and tags: letters, digits, and <c>_ - . / :</c> and blanks.</summary>
internal static class MlflowNames
{
    private const int Longest = 250;

    /// <summary>A name with every other sign replaced; never a path that leads out of its folder.</summary>
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Replace("@", "_at_", StringComparison.Ordinal)
            .Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' ? c : '-'));
        clean = clean.Trim('.', ' ');
        return clean.Length == 0 ? "unnamed" : clean[..Math.Min(Longest, clean.Length)];
    }
}
