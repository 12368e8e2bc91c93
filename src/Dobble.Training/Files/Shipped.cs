namespace Dobble.Training.Files;

/// <summary>What the program brings along: decks, models, pipelines.</summary>
internal static class Shipped
{
    /// <summary><c>DOBBLE_HOME</c>, or the first folder above the program that holds <c>decks/</c>; else the working directory.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the networks that are shipped.</summary>
    public static string Models => Path.Combine(Root, "models");

    /// <summary>The file of a deck.</summary>
    /// <param name="nameOrFile">The name of a deck that is shipped, or a deck file.</param>
    public static string Deck(string nameOrFile) =>
        nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || nameOrFile.Contains('/', StringComparison.Ordinal)
            ? nameOrFile
            : Path.Combine(Root, "decks", nameOrFile + ".json");

    /// <summary>The file of a pipeline that is shipped.</summary>
    public static string Pipeline(string name) => Path.Combine(Root, "pipelines", name + ".yaml");

    private static string Find()
    {
        var configured = Environment.GetEnvironmentVariable("DOBBLE_HOME");
        if (!string.IsNullOrEmpty(configured))
            return Path.GetFullPath(configured);
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (Directory.Exists(Path.Combine(dir.FullName, "decks")))
                return dir.FullName;
        }

        return Directory.GetCurrentDirectory();
    }
}
