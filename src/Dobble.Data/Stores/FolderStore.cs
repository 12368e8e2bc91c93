using System.Text;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Stores;

/// <summary>
/// Named folders in a store, in versions. Files are kept under their hash, so that versions share them and a transfer that was cut goes on
/// where it was: <c>KIND/NAME/files/ab/HASH</c>, <c>KIND/NAME/manifests/VERSION.json</c>, <c>KIND/NAME/latest</c>.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="kind"><c>datasets</c> or <c>models</c>.</param>
public sealed class FolderStore(IStore store, string kind)
{
    private const int AtOnce = 16;
    private const int DiskFull = 28, DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>Data sets of a store.</summary>
    public static FolderStore DataSets(IStore store) => new(store, "datasets");

    /// <summary>Models of a store.</summary>
    public static FolderStore Models(IStore store) => new(store, "models");

    /// <summary>Sends a folder: the files that the store lacks, then the manifest, then its name as the latest.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Its name in the store.</param>
    /// <param name="progress">Told the files and bytes done, and how many there are.</param>
    /// <param name="stop">Stops; what was sent stays.</param>
    /// <exception cref="DobbleException">The folder is empty, or the store fails.</exception>
    public async Task<Transfer> SendAsync(string folder, string name, IProgress<TransferProgress>? progress, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
            throw new DobbleException($"{folder}: no such folder; name a data set");
        var manifest = Manifest.Of(Checked(name), folder, stop);
        if (manifest.Files.Count == 0)
            throw new DobbleException($"{folder}: is empty; there is nothing to upload");
        var there = await store.ListAsync($"{kind}/{name}/files/", stop);
        var missing = manifest.Files.DistinctBy(f => f.Sha256).Where(f => !there.Contains(KeyOf(name, f))).ToArray();
        await EachAsync(missing, file => store.PutAsync(KeyOf(name, file), Path.Combine(folder, file.Path), stop), progress, stop);
        await PutAsync($"{kind}/{name}/manifests/{manifest.Version}.json", manifest.ToJson(), stop);
        await PutAsync($"{kind}/{name}/latest", Encoding.UTF8.GetBytes(manifest.Version), stop);
        return new Transfer(manifest, missing.Length, missing.Sum(f => f.Size));
    }

    /// <summary>The version that a folder's name stands for.</summary>
    /// <exception cref="DobbleException">There is none of that name.</exception>
    public async Task<string> LatestAsync(string name, CancellationToken stop)
    {
        var text = await ReadAsync($"{kind}/{Checked(name)}/latest", stop)
            ?? throw new DobbleException(
                $"{store.Address}: holds nothing named '{name}' under {kind}/; upload it first, or name another store");
        var version = Encoding.UTF8.GetString(text).Trim();
        return IsVersion(version) ? version : throw new DobbleException($"{store.Address}: {kind}/{name}/latest is broken; upload again");
    }

    /// <summary>
    /// Makes a folder what a version of it is: fetches what is missing or differs, and removes what an earlier version left.
    /// </summary>
    /// <exception cref="DobbleException">There is no such version, a file's contents are not what they should be, or the store
    /// fails.</exception>
    public async Task<Transfer> FetchAsync(
        string name, string version, string folder, IProgress<TransferProgress>? progress, CancellationToken stop)
    {
        var manifest = await ManifestAsync(name, version, stop);
        Directory.CreateDirectory(folder);
        var before = DownloadRecord.Load(folder);
        var missing = manifest.Files.Where(f => !IsThere(folder, f)).ToArray();
        // Also what a download that is cut has put there is on record, and goes when another version comes.
        DownloadRecord.Save(folder, before.Union(missing.Select(f => f.Path)));
        try
        {
            await EachAsync(missing, file => FetchAsync(name, file, folder, stop), progress, stop);
        }
        catch (IOException e) when (e.HResult is DiskFull or DiskFullOnWindows)
        {
            throw new DobbleException($"{folder}: the disk is full; make room and run again, what arrived is kept", e);
        }

        foreach (var old in before.Except(manifest.Files.Select(f => f.Path)))
            File.Delete(Path.Combine(folder, old));
        DownloadRecord.Save(folder, manifest.Files.Select(f => f.Path).Where(before.Union(missing.Select(f => f.Path)).Contains));
        return new Transfer(manifest, missing.Length, missing.Sum(f => f.Size));
    }

    /// <summary>The manifest of a version.</summary>
    public async Task<Manifest> ManifestAsync(string name, string version, CancellationToken stop)
    {
        if (!IsVersion(version))
            throw new DobbleException($"'{Printable.Line(version)}' is no version; `dobble-train datasets` lists them");
        var key = $"{kind}/{Checked(name)}/manifests/{version}.json";
        var json = await ReadAsync(key, stop)
            ?? throw new DobbleException($"{store.Address}: has no version {version} of '{name}'; `dobble-train datasets` lists them");
        var manifest = Manifest.Parse(json, $"{store.Address}/{key}");
        return manifest.Version == version ? manifest
            : throw new DobbleException($"{store.Address}/{key}: was changed since it was uploaded; upload the data set again");
    }

    /// <summary>Every version of every folder.</summary>
    public async Task<IReadOnlyList<(string Name, string Version, bool Latest)>> ListAsync(CancellationToken stop)
    {
        var keys = await store.ListAsync(kind + "/", stop);
        var found = keys.Select(k => k.Split('/')).Where(k => k is [_, _, "manifests", _])
            .Select(k => (Name: k[1], Version: Path.GetFileNameWithoutExtension(k[3])))
            .Where(f => IsName(f.Name) && IsVersion(f.Version));
        var all = new List<(string, string, bool)>();
        foreach (var group in found.GroupBy(f => f.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // None, where the first upload was cut at its very end.
            var latest = keys.Contains($"{kind}/{group.Key}/latest") ? await LatestAsync(group.Key, stop) : null;
            all.AddRange(group.OrderBy(f => f.Version, StringComparer.Ordinal).Select(f => (f.Name, f.Version, f.Version == latest)));
        }

        return all;
    }

    private Task FetchAsync(string name, StoredFile file, string folder, CancellationToken stop) =>
        AtomicFile.WriteAsync(Path.Combine(folder, file.Path), async part =>
    {
        if (!await store.GetAsync(KeyOf(name, file), part, stop))
            throw new DobbleException($"{store.Address}: the contents of {file.Path} are missing; upload the data set again");
        if (FileHash.Of(part) != file.Sha256)
            throw new DobbleException(
                $"{store.Address}: the contents of {file.Path} are not what was uploaded (SHA-256 differs); "
                    + $"delete {KeyOf(name, file)} there and upload the data set again");
    });

    private static bool IsThere(string folder, StoredFile file)
    {
        var path = Path.Combine(folder, file.Path);
        return File.Exists(path) && new FileInfo(path).Length == file.Size && FileHash.Of(path) == file.Sha256;
    }

    private static async Task EachAsync(
        StoredFile[] files, Func<StoredFile, Task> action, IProgress<TransferProgress>? progress, CancellationToken stop)
    {
        var (done, bytes, all) = (0, 0L, files.Sum(f => f.Size));
        await Parallel.ForEachAsync(
            files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (file, _) =>
        {
            await action(file);
            progress?.Report(
                new TransferProgress(Interlocked.Increment(ref done), files.Length, Interlocked.Add(ref bytes, file.Size), all));
        });
    }

    private async Task PutAsync(string key, byte[] bytes, CancellationToken stop)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bytes, stop);
            await store.PutAsync(key, file, stop);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<byte[]?> ReadAsync(string key, CancellationToken stop)
    {
        var file = Path.GetTempFileName();
        try
        {
            return await store.GetAsync(key, file, stop) ? await File.ReadAllBytesAsync(file, stop) : null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string KeyOf(string name, StoredFile file) => $"{kind}/{name}/files/{file.Sha256[..2]}/{file.Sha256}";

    private static bool IsVersion(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsName(string text) =>
        text.Length > 0 && text[0] != '.' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string Checked(string name) =>
        IsName(name)
            ? name
            : throw new DobbleException($"'{Printable.Line(name)}' is no name for the store: use letters, digits, '-', '_' and '.'");
}
