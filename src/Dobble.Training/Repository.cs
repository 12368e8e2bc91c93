namespace Dobble.Training;

/// <summary>Where the program's own decks and models lie.</summary>
internal static class Repository
{
    /// <summary><c>DOBBLE_HOME</c>, or the first folder above the program that holds <c>decks/</c>; else the working directory.</summary>
    public static string Root { get; } = Find();

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

    /// <summary>The file of a deck that is shipped.</summary>
    public static string Deck(string name) => Path.Combine(Root, "decks", name + ".json");
}
