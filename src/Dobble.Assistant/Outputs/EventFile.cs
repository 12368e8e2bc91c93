using Dobble.Assistant.Outputs.Events;
using Dobble.Assistant.Pipeline;
using Dobble.Vision;

namespace Dobble.Assistant.Outputs;

/// <summary>Writes what happened on the table as JSON lines.</summary>
internal sealed class EventFile : IDisposable
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

    public Output Output => Output.Of("events", Take);

    public void Dispose() => _writer.Dispose();

    private void Take(TableFrame frame)
    {
        foreach (var line in _lines.Of(frame.State))
            _writer.WriteLine(line);
    }
}
