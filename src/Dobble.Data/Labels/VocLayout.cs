using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Where Pascal VOC files and their images lie.</summary>
internal static class VocLayout
{
    /// <summary>Where a folder keeps its labels and its images.</summary>
    /// <exception cref="DobbleException">There is no such folder.</exception>
    public static (string Labels, string Images) Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DobbleException($"{folder}: no such folder; name a folder of labelled photos");
        var labels = Path.Combine(folder, "Annotations");
        return Directory.Exists(labels) ? (labels, Path.Combine(folder, "JPEGImages")) : (folder, folder);
    }

    /// <summary>Whether a file name stays in its folder.</summary>
    public static bool IsPlain(string name) =>
        name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}
