using Dobble.Data.Files;

namespace Dobble.Training.Files;

/// <summary>What the program brings along: decks, models, pipelines.</summary>
internal static class Shipped
{
    private static readonly HomeFolder Home = new(HomeFolder.FindRoot());

    /// <summary>The folder of the networks that are shipped.</summary>
    public static string Models => Home.ShippedModels;

    /// <summary>The file of a deck.</summary>
    /// <param name="nameOrFile">The name of a deck that is shipped, or a deck file.</param>
    /// <exception cref="Vision.DobbleException">No deck has that name.</exception>
    public static string Deck(string nameOrFile) => Home.DeckFile(nameOrFile);

    /// <summary>The file of a pipeline that is shipped.</summary>
    public static string Pipeline(string name) => Path.Combine(Home.Root, "pipelines", name + ".yaml");
}
