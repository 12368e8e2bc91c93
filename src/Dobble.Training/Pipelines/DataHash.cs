using System.Security.Cryptography;
using System.Text;

namespace Dobble.Training.Pipelines;

/// <summary>A fingerprint of training data: the same for the same files in the same places.</summary>
internal static class DataHash
{
    /// <summary>SHA-256 over names and contents of every file of the folders, in hex.</summary>
    public static string Of(IEnumerable<string> folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var folder in folders)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
                using var stream = File.OpenRead(file);
                hash.AppendData(SHA256.HashData(stream));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
