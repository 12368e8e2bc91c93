using Dobble.Data.Files;
using Dobble.Data.Runs;
using Dobble.Vision.Files;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>Removes what was used longest ago, so that the disk stays bounded.</summary>
internal static class CachePruning
{
    /// <summary>The entries of a cache, the oldest use first.</summary>
    public static IReadOnlyList<CacheEntry> Entries(this StepCache cache) => !Directory.Exists(cache.Folder) ? [] :
    [
        .. Directory.GetDirectories(cache.Folder).SelectMany(Directory.GetDirectories).Where(f => File.Exists(StepCache.RecordOf(f))
                || f.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
            .Select(f => new CacheEntry(
                Path.GetFileName(Path.GetDirectoryName(f)!), Path.GetFileName(f), f, Directory.GetLastWriteTime(f), SizeOf(f)))
            .OrderBy(e => e.Used),
    ];

    /// <summary>
    /// Removes entries until the others take no more than <paramref name="most"/> bytes; none that a program is making. What runs show of
    /// an entry is copied into their folders first.
    /// </summary>
    /// <returns>The entries that were removed.</returns>
    public static IReadOnlyList<CacheEntry> Prune(this StepCache cache, long most, string runs, CancellationToken stop)
    {
        var entries = cache.Entries();
        var (left, removed) = (entries.Sum(e => e.Bytes), new List<CacheEntry>());
        var users = RunFolder.All(runs).SelectMany(r => r.Steps.Select(s => (Run: Path.Combine(runs, r.Id), Step: s))).ToArray();
        foreach (var entry in entries.TakeWhile(_ => left > most))
        {
            stop.ThrowIfCancellationRequested();
            // A training that was stopped goes on from there; who holds the lock is at work.
            if (FileLock.IsHeld(entry.Folder.Replace(AtomicFile.Unfinished, string.Empty, StringComparison.Ordinal) + ".lock"))
                continue;
            foreach (var (run, step) in users.Where(u => u.Step.Name == entry.Step))
                RunArtifacts.Keep(run, step, entry.Folder);
            Directory.Delete(entry.Folder, recursive: true);
            removed.Add(entry);
            left -= entry.Bytes;
        }

        return removed;
    }

    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}
