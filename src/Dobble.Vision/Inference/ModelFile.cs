using System.Security.Cryptography;
using System.Text.Json;

namespace Dobble.Vision.Inference;

/// <summary>The bytes of a model file, checked against the hashes in the <c>models.json</c> beside it.</summary>
internal sealed record ModelFile(string Path, byte[] Bytes, string Sha256, bool Listed)
{
    private const string Remedy = "restore it from the repository or train it anew";

    public static ModelFile Load(string path)
    {
        var bytes = Read(path);
        if (bytes.Length == 0)
            throw new DobbleException($"{path}: the model file is empty; {Remedy}.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var listed = ListedHash(path);
        if (listed is not null && !listed.Equals(hash, StringComparison.OrdinalIgnoreCase))
            throw new DobbleException($"{path}: the model file's hash is {Start(hash)}, but models.json says {Start(listed)}; {Remedy}.");
        return new ModelFile(path, bytes, hash, listed is not null);
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new DobbleException($"{path}: there is no such model file; {Remedy}.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the model file cannot be read ({FirstLine(e)}); check its permissions.", e);
        }
    }

    private static string? ListedHash(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var list = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full)!, "models.json");
        if (!File.Exists(list))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(list));
            return json.RootElement.TryGetProperty(System.IO.Path.GetFileName(full), out var entry)
                ? entry.GetProperty("sha256").GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new DobbleException($"{list}: this is no list of model hashes ({FirstLine(e)}); restore it from the repository.", e);
        }
    }

    internal static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('\r', '.', ' ');

    private static string Start(string hash) => hash.Length > 12 ? hash[..12] + "…" : hash;
}
