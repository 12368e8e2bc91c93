using System.Text.Json;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Assistant.Models;

/// <summary>
/// The models on this machine: the one that is shipped, and those that were fetched, each in a folder of its own. A small file says
/// which is in use; it is replaced whole, so that a reader finds the old one or the new one and never half of each.
/// </summary>
/// <param name="shipped">The folder of the model that is shipped.</param>
/// <param name="folder">Where fetched ones are kept.</param>
internal sealed class InstalledModels(string shipped, string folder)
{
    /// <summary>What the shipped model is called.</summary>
    public const string Shipped = "shipped";

    private const int Kept = 2;
    private const string Unfinished = ".new-";
    private const string PointerName = "current.json";
    private const string AboutName = "installed.json";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where fetched models are kept.</summary>
    public string Folder => folder;

    /// <summary>The model in use; null for the one that is shipped.</summary>
    public string? InUse => Read().Current is { } id && Directory.Exists(PathOf(id)) ? id : null;

    /// <summary>The folder of the model in use.</summary>
    public string Current => InUse is { } id ? PathOf(id) : shipped;

    /// <summary>Fetched models, the newest first.</summary>
    public IReadOnlyList<InstalledModel> All => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetDirectories(folder).Where(d => !IsUnfinished(d)).Select(d => About(d)).OfType<InstalledModel>()
            .OrderByDescending(m => m.Installed).ThenBy(m => m.Id, StringComparer.Ordinal),
    ];

    /// <summary>Whether models can be kept in a folder.</summary>
    public static bool CanMake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".probe-" + Path.GetRandomFileName());
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A folder to fetch a model into; it becomes one of the installed ones by <see cref="Install"/>, or is removed.</summary>
    /// <exception cref="DobbleException">Nothing can be written there.</exception>
    public string NewFolder()
    {
        var path = Unused();
        try
        {
            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException(
                $"{folder}: models cannot be kept here ({e.Message}); set DOBBLE_MODELS to a folder that can be written to", e);
        }
    }

    /// <summary>
    /// Puts a checked model into use. The one before it is kept, to go back to; older ones are removed. One of the same name is replaced:
    /// it may be damaged.
    /// </summary>
    /// <param name="fetched">Where <see cref="NewFolder"/> put it.</param>
    /// <param name="id">Its name: a fingerprint of its files.</param>
    /// <param name="from">Where it came from.</param>
    /// <param name="now">When.</param>
    public void Install(string fetched, string id, string from, DateTimeOffset now)
    {
        File.WriteAllText(Path.Combine(fetched, AboutName), JsonSerializer.Serialize(new InstalledModel(id, from, now), Format));
        var replaced = Unused();
        if (Directory.Exists(PathOf(id)))
            Directory.Move(PathOf(id), replaced);
        Directory.Move(fetched, PathOf(id)); // until then, what is shipped is in use
        if (Directory.Exists(replaced))
            Directory.Delete(replaced, recursive: true);
        Point(id);
        var keep = All.Select(m => m.Id).Prepend(Read().Previous).Prepend(id).OfType<string>().Distinct().Take(Kept).ToArray();
        foreach (var old in Directory.GetDirectories(folder).Where(d => IsOld(d, keep, now)))
            Directory.Delete(old, recursive: true);
    }

    /// <summary>Uses a model that is there.</summary>
    /// <exception cref="DobbleException">There is none of that name.</exception>
    public void Use(string id)
    {
        if (id != Shipped && All.All(m => m.Id != id))
            throw new DobbleException($"'{id}' is no model here; `dobble model list` shows them");
        Point(id == Shipped ? null : id);
    }

    /// <summary>Goes back to the model that was in use before.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="DobbleException">There was none.</exception>
    public string Rollback()
    {
        var pointer = Read();
        if (!File.Exists(Path.Combine(folder, PointerName)) || (pointer.Previous is { } id && !Directory.Exists(PathOf(id))))
            throw new DobbleException(
                "there is no model to go back to: none was in use before; `dobble model use shipped` takes the one that is shipped");
        Point(pointer.Previous);
        return pointer.Previous ?? Shipped;
    }

    private string PathOf(string id) => Path.Combine(folder, id);

    private string Unused() => Path.Combine(folder, Unfinished + Path.GetRandomFileName());

    private static bool IsUnfinished(string path) => Path.GetFileName(path).StartsWith(Unfinished, StringComparison.Ordinal);

    // What is unfinished may be another fetch that is going on; after a day it was killed.
    private static bool IsOld(string path, string[] keep, DateTimeOffset now) => IsUnfinished(path)
        ? Directory.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddDays(-1)
        : !keep.Contains(Path.GetFileName(path));

    private void Point(string? id)
    {
        var before = InUse;
        AtomicFile.Write(
            Path.Combine(folder, PointerName), JsonSerializer.Serialize(new Pointer(id, before == id ? Read().Previous : before), Format));
    }

    private Pointer Read()
    {
        var path = Path.Combine(folder, PointerName);
        try
        {
            var pointer = File.Exists(path) ? JsonSerializer.Deserialize<Pointer>(File.ReadAllBytes(path), Format) : null;
            return pointer is not null && IsName(pointer.Current) && IsName(pointer.Previous) ? pointer : new Pointer(null, null);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // What is shipped always works.
            return new Pointer(null, null);
        }
    }

    private static bool IsName(string? id) => id is null || (id.Length > 0 && id.All(char.IsAsciiLetterOrDigit));

    private static InstalledModel? About(string path)
    {
        try
        {
            var file = Path.Combine(path, AboutName);
            return File.Exists(file) ? JsonSerializer.Deserialize<InstalledModel>(File.ReadAllBytes(file), Format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Which model is in use and which was before; null for the one that is shipped.</summary>
    private sealed record Pointer(string? Current, string? Previous);
}

/// <summary>A model that was fetched.</summary>
/// <param name="Id">Its name: a fingerprint of its files.</param>
/// <param name="From">Where it came from.</param>
/// <param name="Installed">When.</param>
internal sealed record InstalledModel(string Id, string From, DateTimeOffset Installed);
