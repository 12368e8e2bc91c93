using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Labels that were found.</summary>
/// <param name="Format">How they are written.</param>
/// <param name="Place">The folder, file or project, for people.</param>
/// <param name="Read">Reads them; what is wrong with some becomes an error, what is worth knowing a note.</param>
internal sealed record LabelSource(LabelFormat Format, string Place, Func<ReadingNotes, IEnumerable<SourcePhoto>> Read)
{
    private static readonly Func<SourceTree, LabelSource?>[] Kinds =
        [VocSource.Find, YoloSource.Find, CocoSource.Find, LabelboxSource.Find];

    /// <summary>What tells these labels from those of another place.</summary>
    public string Origin => $"{FormatNames.Name(Format)} {(Format == LabelFormat.LabelboxApi ? Place : Path.GetFullPath(Place))}";

    /// <summary>What the labels are taken for, and why.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>The folder whose <c>truth.json</c> and <c>symbols/</c> are carried along; null where there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of the images; null where they are only to be had over the network.</summary>
    public string? ImageFolder { get; init; }

    /// <summary>Looks for labels of the wanted format in a folder and all that is below it, or in a file.</summary>
    /// <param name="place">The folder or file.</param>
    /// <param name="format">The format's name, or <c>auto</c> for any.</param>
    /// <exception cref="DobbleException">There are none.</exception>
    public static LabelSource Find(string place, string format)
    {
        var tree = SourceTree.Of(place);
        var wanted = FormatNames.Find(format);
        LabelSource[] found = [.. Kinds.Select(find => find(tree)).OfType<LabelSource>()];
        var source = found.FirstOrDefault(s => wanted is null || wanted == s.Format) ?? throw new DobbleException(
            $"{place}: no labels here{(wanted is null ? string.Empty : $" in the format {format}")}, "
                + $"only {(tree.Files.Count == 0 ? "nothing" : tree.Kinds())}; known formats are {FormatNames.All}");
        string[] others =
            [.. found.Where(s => s != source).Select(s => $"{s.Why} (left out; --format {FormatNames.Name(s.Format)} takes them)")];
        return source with
        {
            Folder = tree.Root,
            ImageFolder = tree.Root,
            Why = string.Join("; there are also ", others.Prepend($"taken for {source.Why}")),
        };
    }

    /// <summary>The images that lie in a folder.</summary>
    /// <param name="named">The folder that the user names; null for none.</param>
    public ImageIndex Index(string? named) => new(named ?? ImageFolder ?? string.Empty);
}
