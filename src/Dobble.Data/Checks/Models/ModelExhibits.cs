using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;

namespace Dobble.Data.Checks.Models;

/// <summary>Images of what a model got wrong.</summary>
internal static class ModelExhibits
{
    private const int Max = 24;

    /// <summary>Failures of some kinds, the first kind first.</summary>
    public static IReadOnlyList<Exhibit> Of(IEnumerable<ReadPhoto> photos, params FailureKind[] kinds) =>
    [
        .. photos.SelectMany(Failures).Where(f => kinds.Contains(f.Failure.Kind))
            .OrderBy(f => Array.IndexOf(kinds, f.Failure.Kind)).Take(Max)
            .Select(f => new Exhibit(f.Sheet, f.Failure.Text, f.Failure.Region, f.Failure.Marks)),
    ];

    private static IEnumerable<(LabelSheet Sheet, Failure Failure)> Failures(ReadPhoto photo)
    {
        var path = photo.Score.Name;
        var sheet = new LabelSheet(path, path, Path.GetFileName(path), photo.Score.Series, 0, 0, []);
        return photo.Score.Failures.Select(f => (sheet, f));
    }
}
