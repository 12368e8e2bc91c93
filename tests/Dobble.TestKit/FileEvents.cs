namespace Dobble.TestKit;

/// <summary>Waits for what another program does to files, told by the system's events.</summary>
public static class FileEvents
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    /// <summary>Waits until something is so, which is looked at whenever a file changes below a folder that is there.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task UntilAsync(string folder, Func<bool> isSo, CancellationToken stop)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += Look;
        watcher.Changed += Look;
        watcher.Renamed += Look;
        watcher.EnableRaisingEvents = true;
        Look(watcher, null);
        await seen.Task.WaitAsync(TooLong, TimeProvider.System, stop);

        void Look(object sender, FileSystemEventArgs? change)
        {
            try
            {
                if (isSo())
                    seen.TrySetResult();
            }
            catch (IOException)
            {
                // A file that is being moved; its next event comes.
            }
        }
    }
}
