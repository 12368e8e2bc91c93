using System.Security.Cryptography;
using System.Text;
using Dobble.Vision.Files;

namespace Dobble.Vision.Inference;

/// <summary>
/// Where TensorRT keeps what it built for one network on one card, which takes it minutes. Files that are not exactly as
/// they were when they last worked (half-written, of another build) never reach TensorRT, which may crash on them.
/// </summary>
internal sealed class EngineCache : IDisposable
{
    /// <summary>Far more than the engines of small networks take.</summary>
    private const long FreeBytes = 256 << 20;

    private const string SealName = "sealed", LockName = "lock";

    private readonly FileStream _lock;

    private EngineCache(string folder, FileStream locked) => (Folder, _lock) = (folder, locked);

    /// <summary>The folder; everything in it may be deleted at any time.</summary>
    public string Folder { get; }

    /// <summary>Whether engines are there that worked before.</summary>
    public bool IsSealed => File.Exists(Path.Combine(Folder, SealName));

    /// <summary>The user's cache folder for engines: <c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>; null where there is no home.</summary>
    public static string? UserFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathRooted(cache))
            return Path.Combine(cache, "dobble", "tensorrt");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".cache", "dobble", "tensorrt") : null;
    }

    /// <summary>A name that changes with everything that an engine depends on.</summary>
    public static string NameFor(string kind, params string[] dependencies)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', dependencies)));
        return $"{kind}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>Opens or makes a folder for one process alone, and empties it unless its files are as they were sealed.</summary>
    /// <exception cref="IOException">There is no room, or another process is building there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static EngineCache Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var locked = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var cache = new EngineCache(folder, locked);
        try
        {
            if (!cache.IsIntact())
                cache.Clear();
            if (!cache.IsSealed && new DriveInfo(folder).AvailableFreeSpace < FreeBytes)
                throw new IOException($"less than {FreeBytes >> 20} MB are free");
            return cache;
        }
        catch (Exception)
        {
            cache.Dispose();
            throw;
        }
    }

    /// <summary>Notes what is there as whole and working.</summary>
    public void Seal() => AtomicFile.Write(Path.Combine(Folder, SealName), Sums());

    /// <summary>Removes everything that was kept.</summary>
    public void Clear()
    {
        File.Delete(Path.Combine(Folder, SealName));
        foreach (var file in Files())
            File.Delete(file);
    }

    public void Dispose() => _lock.Dispose();

    private bool IsIntact() => IsSealed && File.ReadAllText(Path.Combine(Folder, SealName)) == Sums();

    private string Sums() => string.Concat(Files().Select(file =>
    {
        using var stream = File.OpenRead(file);
        return $"{Convert.ToHexStringLower(SHA256.HashData(stream))}  {Path.GetFileName(file)}\n";
    }));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder)
        .Where(file => Path.GetFileName(file) is not (SealName or SealName + AtomicFile.Unfinished or LockName))
        .Order(StringComparer.Ordinal);
}
