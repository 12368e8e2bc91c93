using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Labels that were found.</summary>
/// <param name="Format">How they are written.</param>
/// <param name="Place">The folder, file or project, for people.</param>
/// <param name="Read">Reads them; what is wrong with some becomes an error.</param>
internal sealed record LabelSource(LabelFormat Format, string Place, Func<ICollection<DataError>, IEnumerable<SourcePhoto>> Read)
{
    private static readonly Func<string, LabelSource?>[] Kinds = [VocSource.Find, YoloSource.Find, CocoSource.Find, LabelboxSource.Find];

    /// <summary>What tells these labels from those of another place.</summary>
    public string Origin => $"{FormatNames.Name(Format)} {(Format == LabelFormat.LabelboxApi ? Place : Path.GetFullPath(Place))}";

    /// <summary>The folder whose <c>truth.json</c> and <c>symbols/</c> are carried along; null where there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of the images; null where they are only to be had over the network.</summary>
    public string? ImageFolder { get; init; }

    /// <summary>How many folders below that images may lie.</summary>
    public int ImageDepth { get; init; } = 4;

    /// <summary>Looks for labels of the wanted format in a folder, in its <c>photos/</c>, or in a file.</summary>
    /// <param name="place">The folder or file.</param>
    /// <param name="format">The format's name, or <c>auto</c> for any.</param>
    /// <exception cref="DobbleException">There are none.</exception>
    public static LabelSource Find(string place, string format)
    {
        if (!Directory.Exists(place) && !File.Exists(place))
            throw new DobbleException($"{place}: no such file or folder; name a folder of labelled photos or an export file");
        var wanted = FormatNames.Find(format);
        var found = new[] { place, Path.Combine(place, "photos") }
            .Where(p => Directory.Exists(p) || File.Exists(p))
            .SelectMany(p => Kinds.Select(find => find(p)))
            .FirstOrDefault(s => s is not null && (wanted is null || wanted == s.Format));
        return found ?? throw new DobbleException(
            $"{place}: no labels here{(wanted is null ? string.Empty : $" in the format {format}")}; known formats are {FormatNames.All}");
    }

    /// <summary>The images that lie in a folder.</summary>
    /// <param name="named">The folder that the user names; null for none.</param>
    public ImageIndex Index(string? named) => new(named ?? ImageFolder ?? string.Empty, named is null ? ImageDepth : 4);
}
