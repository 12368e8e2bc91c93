using Dobble.Data.Evaluation;
using Dobble.Data.Labels;

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
            .Select(f => new Exhibit(f.Photo, f.Failure.Text, f.Failure.Region, f.Failure.Marks)),
    ];

    private static IEnumerable<(LabelledPhoto Photo, Failure Failure)> Failures(ReadPhoto photo)
    {
        var shown = new LabelledPhoto(photo.Score.Name, 0, 0, []);
        return photo.Score.Failures.Select(f => (shown, f));
    }
}
