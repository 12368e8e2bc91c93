using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.DataSets;

/// <summary>The labels of a folder, and the files that cannot be read.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Sheets">Every labels file that can be read, in order of file names, whatever its boxes are like.</param>
/// <param name="Errors">One entry a file that cannot be used as it is.</param>
public sealed record LabelSet(string Folder, IReadOnlyList<LabelSheet> Sheets, IReadOnlyList<DataError> Errors)
{
    /// <summary>Reads a folder laid out as <see cref="VocFolder"/> reads it, but keeps what is faulty, for that is what the checks are about.</summary>
    /// <exception cref="DobbleException">The folder is missing or holds no labels.</exception>
    public static LabelSet Load(string folder)
    {
        var (labels, images) = VocLayout.Find(folder);
        string[] files = [.. Directory.GetFiles(labels, "*.xml").Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new DobbleException($"{folder}: no labelled photos here; name a folder with Pascal VOC .xml files beside its images");
        var (sheets, errors) = (new List<LabelSheet>(), new List<DataError>());
        foreach (var file in files)
        {
            try
            {
                sheets.Add(Read(file, images, errors));
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(file, e.Message));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new DataError(file, "cannot be read: check that it is a file and its permissions"));
            }
        }

        return new LabelSet(folder, sheets, errors);
    }

    private static LabelSheet Read(string file, string images, List<DataError> errors)
    {
        var voc = VocFile.Read(file);
        var name = voc.FileName ?? Path.GetFileNameWithoutExtension(file) + ".jpg";
        if (!VocLayout.IsPlain(name))
            throw new DobbleException($"names the image '{name}', which leads out of its folder: write the plain file name");
        var path = Path.Combine(images, name);
        var size = ImageFile.Check(path, out var error);
        if (error is not null)
            errors.Add(new DataError(file, $"{name}: {error}"));
        var (width, height) = size ?? (voc.Width ?? 0, voc.Height ?? 0);
        if (size is not null && (voc.Width ?? width, voc.Height ?? height) != (width, height))
            errors.Add(new DataError(file, $"says {voc.Width}×{voc.Height}, but {name} has {width}×{height} pixels: label the photo again at its size"));
        return new LabelSheet(file, size is null ? null : path, name, LabelledPhoto.SeriesOf(name), width, height, voc.Boxes);
    }
}
