namespace Dobble.Goldens.Tests;

/// <summary>The system's wallpapers, which galleries take as tables.</summary>
internal static class Wallpapers
{
    /// <summary>Skips the calling test where there are some: the goldens were recorded without.</summary>
    public static void SkipWhereThereAreSome() => Assert.SkipWhen(
        new[] { "/usr/share/wallpapers", "/usr/share/backgrounds" }.Any(Directory.Exists),
        "recorded on a machine without wallpapers, and here are some");
}
