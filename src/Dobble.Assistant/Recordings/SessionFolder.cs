using System.Globalization;

namespace Dobble.Assistant.Recordings;

/// <summary>
/// Names and files of a recorded session: <c>session.json</c>, <c>events.jsonl</c>, and pieces <c>0001.avi</c>, <c>0002.avi</c>, ….
/// </summary>
internal static class SessionFolder
{
    public const string EventsName = "events.jsonl";

    /// <summary>What a file's name ends with while it is written.</summary>
    public const string Unfinished = ".part";

    private const string SessionName = "session.json";

    /// <summary>Whether a folder holds a recorded session.</summary>
    public static bool Is(string folder) => File.Exists(JsonPath(folder));

    /// <summary>The file that says what was recorded.</summary>
    public static string JsonPath(string folder) => Path.Combine(folder, SessionName);

    /// <summary>Makes the folder of a new session, named after its start; none is ever used twice.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <param name="root">Where recordings are kept.</param>
    /// <param name="started">When its first image came.</param>
    /// <param name="json">What <c>session.json</c> says of it.</param>
    public static string Create(string root, DateTimeOffset started, byte[] json)
    {
        var name = started.ToString("yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture);
        for (var count = 1; ; count++)
        {
            var folder = Path.Combine(root, count == 1 ? name : $"{name}-{count}");
            if (!Path.Exists(folder) && TryOwn(folder, json))
                return folder;
        }
    }

    public static string SegmentPath(string folder, int number) =>
        Path.Combine(folder, $"{number.ToString("0000", CultureInfo.InvariantCulture)}.avi");

    /// <summary>The pieces in their order, those too that were never finished.</summary>
    public static IReadOnlyList<string> Segments(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Select(path => (Path: path, Number: SegmentNumber(path)))
            .Where(segment => segment.Number is not null)
            .OrderBy(segment => segment.Number)
            .Select(segment => segment.Path),
    ];

    private static int? SegmentNumber(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(Unfinished, StringComparison.Ordinal))
            name = name[..^Unfinished.Length];
        return name.EndsWith(".avi", StringComparison.Ordinal)
            && int.TryParse(name[..^4], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Two programs that start in the same second cannot both make the file.</summary>
    private static bool TryOwn(string folder, byte[] json)
    {
        Directory.CreateDirectory(folder);
        var path = JsonPath(folder);
        try
        {
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }

        File.WriteAllBytes(path, json);
        return true;
    }
}
