using ScottPlot;

namespace Dobble.Data.Reports;

/// <summary>The typeface of plots. It comes with the program: a machine may have no fonts at all, and plots no words then.</summary>
public static class PlotFont
{
    private const string Name = "lettering";

    private static readonly Lazy<bool> Loaded = new(() =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "lettering.ttf");
        foreach (var bold in new[] { false, true })
            Fonts.AddFontFile(Name, path, bold, italic: false);
        Fonts.Default = Name;
        return true;
    });

    /// <summary>Makes plots that are created from now on use it.</summary>
    public static void Use() => _ = Loaded.Value;
}
