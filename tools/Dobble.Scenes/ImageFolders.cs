namespace Dobble.Scenes;

/// <summary>How folders of images are gone through.</summary>
public static class ImageFolders
{
    /// <summary>All files within, links left out: they are other names of an image, or lead nowhere.</summary>
    public static EnumerationOptions WithoutLinks { get; } =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
}
