using Dobble.Vision;

namespace Dobble.Assistant.Photos;

/// <summary>The folder that annotated images are written to.</summary>
internal sealed class ImageFolder
{
    private readonly string _folder;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <exception cref="DobbleException">The folder can't be made.</exception>
    public ImageFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Make(_folder);
    }

    /// <summary>Makes a folder, where it is not there yet.</summary>
    /// <exception cref="DobbleException">It can't be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{folder}: this folder can't be made; name another with --out.", e);
        }
    }

    /// <summary>
    /// Where the image made from <paramref name="source"/> goes. Photos of the same name in different folders get different
    /// images, and a photo is never overwritten by its own image.
    /// </summary>
    public string PathFor(string source)
    {
        var name = Path.GetFileNameWithoutExtension(source);
        for (var i = 1; ; i++)
        {
            var path = Path.Combine(_folder, i == 1 ? $"{name}.jpg" : $"{name}-{i}.jpg");
            if (path != Path.GetFullPath(source) && _taken.Add(path))
                return path;
        }
    }
}
