using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Where Pascal VOC files and their images lie.</summary>
public static class VocLayout
{
    /// <summary>The folder of the labels, below that of the data set.</summary>
    public const string Labels = "Annotations";

    /// <summary>The folder of the images.</summary>
    public const string Images = "JPEGImages";

    /// <summary>Where a folder keeps its labels and its images: below it, or side by side in it.</summary>
    /// <exception cref="DobbleException">There is no such folder.</exception>
    internal static (string Labels, string Images) Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DobbleException($"{folder}: no such folder; name a folder of labelled photos");
        var labels = Path.Combine(folder, Labels);
        return Directory.Exists(labels) ? (labels, Path.Combine(folder, Images)) : (folder, folder);
    }

    /// <summary>Whether a file name stays in its folder.</summary>
    internal static bool IsPlain(string name) =>
        name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}
