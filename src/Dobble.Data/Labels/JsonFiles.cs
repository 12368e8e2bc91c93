using System.Text;
using System.Text.Json;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Finds and opens JSON files.</summary>
internal static class JsonFiles
{
    private const int Sniffed = 4096;
    private const long MaxBytes = 1L << 30;
    private static readonly string[] Own = ["truth.json", "photos.json", "faults.json"];

    /// <summary>The JSON files that a place means: the file itself, or those in the folder and in the named folders below it.</summary>
    public static string[] At(string place, params string[] below)
    {
        if (File.Exists(place))
            return [place];
        return [.. below.Prepend(".")
            .Select(f => Path.Combine(place, f))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Where(f => Path.GetExtension(f) is ".json" or ".ndjson" or ".jsonl" && !Own.Contains(Path.GetFileName(f)))
            .Select(Path.GetFullPath)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>How a file begins, blanks left out.</summary>
    public static string Head(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Sniffed];
        var head = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, Sniffed, throwOnEndOfStream: false));
        return string.Concat(head.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="DobbleException">It is too large, or broken; the message names the line.</exception>
    public static JsonDocument Open(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new DobbleException($"{path}: is larger than {MaxBytes >> 30} GB; export it in parts");
        try
        {
            using var file = File.OpenRead(path);
            return JsonDocument.Parse(file);
        }
        catch (JsonException e)
        {
            throw new DobbleException($"{path}, line {e.LineNumber + 1}: broken JSON; export it again", e);
        }
    }
}
