using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>The networks and decks that come with the program.</summary>
internal static class Shipped
{
    public static string Finder => In("models/finder.onnx");

    public static string Reader => In("models/reader.onnx");

    public static string Deck(string name) => In($"decks/{name}.json");

    private static string In(string path) => Path.Combine(TestPaths.Root, path);
}
