using System.Security.Cryptography;

namespace Dobble.Data.Files;

/// <summary>Fingerprints of files.</summary>
public static class FileHash
{
    /// <summary>SHA-256 of a file's contents, in hex.</summary>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
