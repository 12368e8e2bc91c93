using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>The networks and decks that come with the program.</summary>
internal static class Shipped
{
    public static string Finder => In("models/finder.onnx");

    public static string Reader => In("models/reader.onnx");

    public static string Deck(string name) => In($"decks/{name}.json");

    /// <summary>Skips the calling test, visibly, where the networks or galleries have not been made.</summary>
    public static void Require() => Assert.SkipUnless(
        File.Exists(Finder) && File.Exists(Reader) && File.Exists(In("decks/emoji.gallery")) && File.Exists(In("decks/classic.gallery")),
        "the networks and galleries have not been made: tools/dobble-train");

    private static string In(string path) => Path.Combine(TestPaths.Root, path);
}
