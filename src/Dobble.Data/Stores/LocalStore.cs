using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Stores;

/// <summary>A store in a folder.</summary>
/// <param name="folder">The folder; made where it is missing.</param>
internal sealed class LocalStore(string folder) : IStore
{
    public string Address => folder;

    public Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken stop)
    {
        // A prefix may end within a name: what begins with it lies in the folder before that.
        var start = Path.Combine(folder, prefix[..(prefix.LastIndexOf('/') + 1)]);
        var found = Directory.Exists(start) ? Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories) : [];
        return Task.FromResult<IReadOnlySet<string>>(
            found.Where(f => !f.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
    }

    public Task PutAsync(string key, string file, CancellationToken stop)
    {
        var target = Path.Combine(folder, key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{folder}: no store can be made here ({e.Message}); name another folder", e);
        }

        AtomicFile.CopyShared(file, target);
        return Task.CompletedTask;
    }

    public Task<bool> GetAsync(string key, string file, CancellationToken stop)
    {
        var source = Path.Combine(folder, key);
        if (!File.Exists(source))
            return Task.FromResult(false);
        File.Copy(source, file, overwrite: true);
        return Task.FromResult(true);
    }

    public void Dispose()
    {
    }
}
