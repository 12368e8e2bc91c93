using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>
/// Pascal VOC: as LabelImg writes it, XML files beside the images, or as CVAT does, <c>Annotations</c> and
/// <c>JPEGImages</c> with the same folders below both.
/// </summary>
internal static class VocSource
{
    public static LabelSource? Find(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var (labels, images) = VocLayout.Find(folder);
        var nested = labels != folder;
        var files = Directory.GetFiles(labels, "*.xml", nested ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
        return files.Length == 0 ? null
            : new LabelSource(LabelFormat.Voc, folder, errors => Read(labels, files.Order(StringComparer.Ordinal), errors))
            {
                Folder = folder,
                ImageFolder = Directory.Exists(images) ? images : folder,
                ImageDepth = nested ? 4 : 0,
            };
    }

    private static IEnumerable<SourcePhoto> Read(string labels, IEnumerable<string> files, ICollection<DataError> errors)
    {
        foreach (var file in files)
        {
            SourcePhoto photo;
            try
            {
                photo = Read(labels, file);
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

            yield return photo;
        }
    }

    private static SourcePhoto Read(string labels, string file)
    {
        var voc = VocFile.Read(file);
        var name = voc.Name;
        // A plain name lies below the images where its labels lie below the labels.
        if (VocLayout.IsPlain(name))
            name = Path.Combine(Path.GetRelativePath(labels, Path.GetDirectoryName(file)!), name);
        return voc with { Name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name };
    }
}
