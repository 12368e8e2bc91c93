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

    /// <summary>The JSON files of a source, but for those that data sets of ours hold.</summary>
    public static IEnumerable<string> In(SourceTree tree) =>
        tree.With(".json", ".ndjson", ".jsonl").Where(f => !Own.Contains(Path.GetFileName(f)));

    /// <summary>How a file begins, blanks left out unless they are to be kept.</summary>
    public static string Head(string path, bool keepBlanks = false)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Sniffed];
        var head = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, Sniffed, throwOnEndOfStream: false));
        return keepBlanks ? head : string.Concat(head.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));
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

    /// <summary>Reads the values of a file that follow each other, a line each or over several lines.</summary>
    /// <returns>Each with the line that it begins in; valid until the next is asked for.</returns>
    /// <exception cref="DobbleException">One is broken; the message names the line.</exception>
    public static IEnumerable<(int Line, JsonElement Value)> Values(string path)
    {
        var (number, start, text) = (0, 1, new StringBuilder());
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (text.Length == 0)
                start = number;
            if (text.Length > 0 || !string.IsNullOrWhiteSpace(line))
                text.AppendLine(line);
            if (text.Length == 0 || !MayEnd(line, text))
                continue;
            using var json = TryParse(text.ToString());
            if (json is null)
                continue;
            yield return (start, json.RootElement);
            text.Clear();
        }

        if (text.Length > 0)
            throw new DobbleException($"{path}, line {start}: broken JSON; export it again");
    }

    // Indented values end with a bracket at the line's beginning: parsing after every line would take the square of the file's size.
    private static bool MayEnd(string line, StringBuilder text) =>
        line.Length > 0 && (line[0] is '}' or ']' || text.Length <= line.Length + Environment.NewLine.Length);

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
