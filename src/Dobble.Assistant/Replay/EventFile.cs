using Dobble.Assistant.Events;
using Dobble.Assistant.Runtime;
using Dobble.Vision;

namespace Dobble.Assistant.Replay;

/// <summary>Writes what happened on the table as JSON lines.</summary>
internal sealed class EventFile : ITableSink
{
    private readonly StreamWriter _writer;
    private readonly EventLines _lines = new();

    /// <exception cref="DobbleException">The file cannot be made.</exception>
    public EventFile(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _writer = new StreamWriter(path) { NewLine = "\n" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the events cannot be written ({e.Message}); choose another place.", e);
        }
    }

    public string Name => "events";

    public ValueTask TakeAsync(TableFrame frame)
    {
        foreach (var line in _lines.Of(frame.State))
            _writer.WriteLine(line);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _writer.Dispose();
}
