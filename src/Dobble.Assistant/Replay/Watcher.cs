using Dobble.Assistant.Runtime;

namespace Dobble.Assistant.Replay;

/// <summary>Calls back with every state.</summary>
internal sealed class Watcher(string name, Action<TableState> watch) : ITableSink
{
    public string Name => name;

    public ValueTask TakeAsync(TableFrame frame)
    {
        watch(frame.State);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        // Holds nothing.
    }
}
