using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Instructions;

/// <summary>
/// A process that reads images some times over, for a tool that counts what it executes: this program, started a second time.
/// </summary>
internal static class FrameProbe
{
    /// <summary>The command line's word for the second process.</summary>
    public const string Command = "frames";

    /// <summary>Images of this kind are not read but decoded, as those of a camera are.</summary>
    public const string Encoded = ".jpg";

    /// <summary>The native function that is called between one image's readings and the next one's, and nowhere else.</summary>
    public const string Boundary = "core_setNumThreads";

    /// <summary>Times that each image is read.</summary>
    public const int Times = 4;

    /// <summary>
    /// What the second process does: reads every image once, so that all is loaded and compiled, and then each some times.
    /// </summary>
    public static void Run(ReaderOptions options, IReadOnlyList<string> images)
    {
        using var reader = new TableReader(options);
        var work = images.Select(path => Prepare(reader, path)).ToList();
        Mark();
        work.ForEach(read => read());
        foreach (var read in work)
        {
            Mark();
            for (var i = 0; i < Times; i++)
                read();
        }

        Mark();
    }

    private static Action Prepare(TableReader reader, string path)
    {
        if (path.EndsWith(Encoded, StringComparison.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            return () => Cv2.ImDecode(bytes, ImreadModes.Color).Dispose();
        }

        var image = Cv2.ImRead(path);
        return () => reader.Read(image);
    }

    /// <summary>Keeps OpenCV to one thread, as it is from the first time on; whoever counts sees the call.</summary>
    private static void Mark() => Cv2.SetNumThreads(1);
}
