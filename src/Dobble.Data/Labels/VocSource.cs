using System.Text.RegularExpressions;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>
/// Pascal VOC: XML files beside the images, as LabelImg and Roboflow write them, or in a folder of their own
/// (<c>Annotations</c>, <c>annots</c>) with the same folders below it as below that of the images.
/// </summary>
internal static partial class VocSource
{
    public static LabelSource? Find(SourceTree tree)
    {
        string[] files = [.. tree.With(".xml").Where(IsVoc)];
        return files.Length == 0 ? null : new LabelSource(LabelFormat.Voc, tree.Place, notes => Read(tree, files, notes.Errors))
        { Why = $"Pascal VOC: {files.Length} .xml files with <annotation>, in {tree.FoldersOf(files)}" };
    }

    private static bool IsVoc(string file)
    {
        try
        {
            return Root().IsMatch(JsonFiles.Head(file, keepBlanks: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is told of when it is read.
            return true;
        }
    }

    private static IEnumerable<SourcePhoto> Read(SourceTree tree, IEnumerable<string> files, List<DataError> errors)
    {
        var splits = new SourceSplits(tree);
        foreach (var file in files)
        {
            SourcePhoto photo;
            try
            {
                photo = Read(tree, file);
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(file, e.Message));
                continue;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new DataError(file, "cannot be read: check that it is a file and its permissions"));
                continue;
            }

            yield return photo with { Split = splits.Of(tree.Relative(file)[..^".xml".Length]) };
        }
    }

    private static SourcePhoto Read(SourceTree tree, string file)
    {
        var voc = VocFile.Read(file);
        var folder = Path.GetDirectoryName(file)!;
        // A plain name lies below the images where its labels lie below the labels.
        var name = VocLayout.IsPlain(voc.Name) ? Path.Combine(tree.Relative(folder), voc.Name) : voc.Name;
        return voc with { Name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name, Beside = folder };
    }

    [GeneratedRegex(@"<annotation[\s/>]")]
    private static partial Regex Root();
}
