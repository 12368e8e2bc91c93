using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>
/// Pascal VOC: as LabelImg writes it, XML files beside the pictures, or as CVAT does, <c>Annotations</c> and
/// <c>JPEGImages</c> with the same folders below both.
/// </summary>
internal static class VocSource
{
    public static LabelSource? Find(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var (labels, pictures) = VocLayout.Find(folder);
        var nested = labels != folder;
        var files = Directory.GetFiles(labels, "*.xml", nested ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
        return files.Length == 0 ? null : new LabelSource(LabelFormat.Voc, folder, faults => Read(labels, files.Order(StringComparer.Ordinal), faults))
        {
            Folder = folder,
            PictureFolder = Directory.Exists(pictures) ? pictures : folder,
            PictureDepth = nested ? 4 : 0,
        };
    }

    private static IEnumerable<SourcePhoto> Read(string labels, IEnumerable<string> files, ICollection<DataFault> faults)
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
                faults.Add(new DataFault(file, e.Message));
                continue;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add(new DataFault(file, "cannot be read: check that it is a file and its permissions"));
                continue;
            }

            yield return photo;
        }
    }

    private static SourcePhoto Read(string labels, string file)
    {
        var voc = VocFile.Read(file);
        var name = voc.FileName ?? Path.GetFileNameWithoutExtension(file);
        // A plain name lies below the pictures where its labels lie below the labels.
        if (VocLayout.IsPlain(name))
            name = Path.Combine(Path.GetRelativePath(labels, Path.GetDirectoryName(file)!), name);
        return new SourcePhoto(file, name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name, voc.Boxes) { Width = voc.Width, Height = voc.Height };
    }
}
