using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Stores;

/// <summary>A file of a stored folder.</summary>
/// <param name="Path">Where, relative to the folder, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its contents, in hex.</param>
public sealed record StoredFile(string Path, long Size, string Sha256);

/// <summary>What a version of a stored folder consists of.</summary>
/// <param name="Name">The folder's name in the store.</param>
/// <param name="Files">Its files, sorted by path.</param>
public sealed record Manifest(string Name, IReadOnlyList<StoredFile> Files)
{
    private const long Largest = 1L << 40;

    /// <summary>The version: a hash of the list of files, so that the same contents have the same version anywhere.</summary>
    public string Version => FileHash.OfText(string.Concat(Files.Select(f => $"{f.Path}\n{f.Sha256}\n")))[..16];

    /// <summary>Bytes of all files.</summary>
    public long Size => Files.Sum(f => f.Size);

    /// <summary>The manifest of a folder.</summary>
    public static Manifest Of(string name, string folder, CancellationToken stop)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(p => p != DownloadRecord.Name && !p.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).ToArray();
        var files = new StoredFile[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = stop }, i =>
        {
            var file = System.IO.Path.Combine(folder, paths[i]);
            files[i] = new StoredFile(paths[i], new FileInfo(file).Length, FileHash.Of(file));
        });
        return new Manifest(name, files);
    }

    /// <summary>The manifest as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest);

    /// <summary>Reads a manifest, which may come from anywhere.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="source">Where it came from, for people.</param>
    /// <exception cref="DobbleException">It is broken, or a path leads out of the folder.</exception>
    public static Manifest Parse(byte[] json, string source)
    {
        Manifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest);
        }
        catch (JsonException e)
        {
            throw new DobbleException($"{source}: the manifest is broken; upload the data set again", e);
        }

        if (manifest is not { Files: not null, Name: not null } || manifest.Files.Any(f => f is not { Path: not null, Sha256: not null }))
            throw new DobbleException($"{source}: the manifest is incomplete; upload the data set again");
        if (manifest.Files.FirstOrDefault(f => !IsSafe(f)) is { } hostile)
            throw new DobbleException(
                $"{source}: the manifest names '{Printable.Line(hostile.Path)}', which is refused: "
                    + "it leads out of the folder or is no file of a data set; do not trust this store");
        var twice = manifest.Files.GroupBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? manifest
            : throw new DobbleException($"{source}: the manifest names '{Printable.Line(twice.Key)}' twice; upload the data set again");
    }

    private static bool IsSafe(StoredFile file) =>
        file.Size is >= 0 and <= Largest && file.Sha256.Length == 64 && file.Sha256.All(char.IsAsciiHexDigitLower)
        && file.Path.Length > 0 && !file.Path.Any(char.IsControl) && !file.Path.Contains('\\', StringComparison.Ordinal)
        && file.Path != DownloadRecord.Name && !file.Path.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal)
        && file.Path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>Manifests as JSON without reflection: a trimmed program has not all that it would look for.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
