using Dobble.Data.Files;

namespace Dobble.Assistant.Photos;

/// <summary>From the arguments of a command line to photos.</summary>
internal static class PhotoFiles
{
    /// <summary>
    /// The photos in the order given, a folder standing for the images that lie directly in it, by name. What is neither
    /// comes back as it is: reading it says what is wrong.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> arguments) =>
        arguments.SelectMany(argument => Directory.Exists(argument) ? ImagesIn(argument) : [argument]);

    private static string[] ImagesIn(string folder)
    {
        string[] images = [.. ImageFiles.In(folder)];
        return images.Length > 0 ? images : [folder];
    }
}
