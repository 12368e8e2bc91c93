using Xunit;

namespace Dobble.TestKit;

/// <summary>Where the tests find the repository's files and the real photos.</summary>
public static class TestPaths
{
    /// <summary>The repository's root: the first folder upwards that holds <c>Dobble.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The file of a deck that is shipped, such as <c>emoji</c>.</summary>
    public static string Deck(string name) => Path.Combine(Root, "decks", name + ".json");

    /// <summary>The network that is shipped: <c>finder</c> or <c>reader</c>.</summary>
    public static string Model(string kind) => Path.Combine(Root, "models", kind + ".onnx");

    /// <summary>The folder of real data: <c>DOBBLE_DATA</c>, or <c>../shared/data</c> beside the repository; null where absent.</summary>
    public static string? Data { get; } = FindData();

    /// <summary>The folder of real data; the calling test is skipped, visibly, where it is absent.</summary>
    public static string RequireData()
    {
        Assert.SkipWhen(Data is null, "the real photos are absent: set DOBBLE_DATA to their folder");
        return Data!;
    }

    private static string FindRoot()
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (File.Exists(Path.Combine(dir.FullName, "Dobble.sln")))
                return dir.FullName;
        }

        throw new DirectoryNotFoundException($"no Dobble.sln above {AppContext.BaseDirectory}");
    }

    private static string? FindData()
    {
        var configured = Environment.GetEnvironmentVariable("DOBBLE_DATA");
        var candidate = string.IsNullOrEmpty(configured) ? Path.Combine(Root, "..", "shared", "data") : configured;
        return Directory.Exists(Path.Combine(candidate, "photos")) ? Path.GetFullPath(candidate) : null;
    }
}
