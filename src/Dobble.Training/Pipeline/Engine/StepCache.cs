using System.Security.Cryptography;
using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>
/// Keeps what steps made, under a key of everything that it depends on. An entry is built beside its place and moved there when it is
/// whole; what a run that was killed left is found again by the next one with the same key.
/// </summary>
internal sealed class StepCache(string folder, TimeProvider time)
{
    private const string Record = "output.json";
    private const string Files = "files";
    private static readonly JsonSerializerOptions Format = new()
    { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.5);

    /// <summary>EAGAIN, Linux's number for a file that another process has locked.</summary>
    private const int Locked = 11;

    /// <summary>Where the entries lie.</summary>
    public string Folder => folder;

    /// <summary>The file that makes a folder an entry.</summary>
    public static string RecordOf(string entry) => Path.Combine(entry, Record);

    /// <summary>The folder of an entry.</summary>
    public string PathOf(string step, string key) => Path.Combine(folder, step, key);

    /// <summary>The output under a key; null where there is none that can be read.</summary>
    public StepOutput? Find(string step, string key, Type output)
    {
        var path = Path.Combine(PathOf(step, key), Record);
        if (!File.Exists(path))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var found = (StepOutput)json.RootElement.GetProperty("output").Deserialize(output, Format)!;
            found.Folder = Path.Combine(PathOf(step, key), Files);
            found.Hash = json.RootElement.GetProperty("hash").GetString()!;
            if (!Directory.Exists(found.Folder))
                return null;
            // What was used longest ago is removed first.
            Directory.SetLastWriteTimeUtc(PathOf(step, key), time.GetUtcNow().UtcDateTime);
            return found;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Makes an entry, alone among all processes that share the cache; one that another process made meanwhile is taken.</summary>
    /// <returns>The output, and whether it was there already.</returns>
    public async Task<(StepOutput Output, bool Found)> MakeAsync(
        string step, string key, Type output, Func<string, Task<StepOutput>> make, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(folder, step));
        await using var mine = await LockAsync(PathOf(step, key) + ".lock", stop);
        if (Find(step, key, output) is { } found)
            return (found, true);

        var part = PathOf(step, key) + ".part";
        Directory.CreateDirectory(Path.Combine(part, Files));
        var made = await make(Path.Combine(part, Files));
        Write(Path.Combine(part, Record), step, made, Path.Combine(part, Files));
        if (Directory.Exists(PathOf(step, key)))
            Directory.Delete(PathOf(step, key), recursive: true);
        Directory.Move(part, PathOf(step, key));
        return (Find(step, key, output)
            ?? throw new DobbleException($"{PathOf(step, key)}: cannot be read back; check the disk and run again"), false);
    }

    private static void Write(string path, string step, StepOutput output, string files)
    {
        var json = JsonSerializer.SerializeToNode(output, output.GetType(), Format)!.AsObject();
        // The console summary is not part of what the steps after depend on.
        var facts = json.DeepClone().AsObject();
        facts.Remove(nameof(StepOutput.Summary));
        var hash = SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(facts), .. Convert.FromHexString(FileHash.OfFolders([files]))]);
        var entry = new { step, hash = Convert.ToHexStringLower(hash), output = json };
        File.WriteAllText(path, JsonSerializer.Serialize(entry, Format));
    }

    private async Task<FileStream> LockAsync(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return FileLock.Take(path);
            }
            catch (IOException e) when (e.HResult == Locked)
            {
                // Whether the file is still there says nothing: who holds it may be deleting it this moment.
                await Task.Delay(Poll, time, stop);
                // The clock may have woken this on the stack of who holds the lock, which would never be given back from above it.
                await Task.Yield();
            }
        }
    }
}
