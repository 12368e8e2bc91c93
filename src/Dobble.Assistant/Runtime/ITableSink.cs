namespace Dobble.Assistant.Runtime;

/// <summary>Takes every frame that was read, one after another.</summary>
internal interface ITableSink : IDisposable
{
    /// <summary>What it is called in logs and metrics.</summary>
    string Name { get; }

    /// <summary>Takes one; the frame stays the caller's.</summary>
    ValueTask TakeAsync(TableFrame frame);
}
