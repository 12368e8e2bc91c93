using Dobble.Data.Files;

namespace Dobble.Data.Labels;

/// <summary>
/// COCO JSON: one or more files anywhere in a folder, images anywhere in it too, or behind <c>coco_url</c>. Of files that describe the
/// same images (COCO's own folder has instances, captions and key points side by side) the one with the most classes is taken.
/// </summary>
internal static class CocoSource
{
    private static readonly string[] Keys = ["\"images\":", "\"annotations\":", "\"categories\":", "\"licenses\":"];

    public static LabelSource? Find(SourceTree tree)
    {
        string[] files = [.. JsonFiles.In(tree).Where(IsCoco)];
        return files.Length == 0 ? null : new LabelSource(LabelFormat.Coco, tree.Place, notes => Read(tree, files, notes))
        { Why = $"COCO: {Printable.List([.. files.Select(tree.Relative)], 4)}" };
    }

    private static bool IsCoco(string file)
    {
        var head = JsonFiles.Head(file);
        return head.StartsWith('{') && Keys.Any(k => head.Contains(k, StringComparison.Ordinal))
            && !head.Contains("\"data_row\"", StringComparison.Ordinal);
    }

    private static IEnumerable<SourcePhoto> Read(SourceTree tree, string[] files, ReadingNotes notes)
    {
        CocoFile[] read = [.. files.Select(f => CocoFile.Read(tree, f))];
        var taken = new List<CocoFile>();
        foreach (var file in read.OrderByDescending(f => f.Classes).ThenByDescending(f => f.Boxes))
        {
            var reason = file.Boxes == 0 && read.Any(f => f.Boxes > 0) ? "it has no boxes"
                : taken.FirstOrDefault(t => t.Shares(file)) is { } other
                    ? $"{tree.Relative(other.Path)} has labels of the same images" : null;
            if (reason is null)
                taken.Add(file);
            else
                notes.Notes.Add($"{tree.Relative(file.Path)} is left out: {reason}");
        }

        notes.Errors.AddRange(taken.SelectMany(f => f.Errors));
        return taken.OrderBy(f => f.Path, StringComparer.Ordinal).SelectMany(f => f.Photos);
    }
}
