using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dobble.Goldens.Tests;

/// <summary>What of an ONNX file does not change with the commit and the hour that it was made.</summary>
internal static partial class OnnxFile
{
    private const int MetadataField = 14;
    private const int LengthDelimited = 2;

    /// <summary>The identity that the file's metadata names: a hash of the weights.</summary>
    public static string Identity(string path) => IdentityEntry().Match(Encoding.Latin1.GetString(File.ReadAllBytes(path))).Groups[1].Value;

    /// <summary>SHA-256 over all but the metadata, in hex.</summary>
    public static string GraphHash(string path)
    {
        var file = File.ReadAllBytes(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0; at < file.Length;)
        {
            var start = at;
            var tag = Varint(file, ref at);
            var value = Varint(file, ref at);
            if (tag % 8 == LengthDelimited)
                at += (int)value;
            if (tag / 8 != MetadataField)
                hash.AppendData(file, start, at - start);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ulong Varint(byte[] file, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = file[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
    }

    // A field of a protobuf message: the key, then tag and length of a text of 64 bytes.
    [GeneratedRegex("dobble\\.identity\u0012@([0-9a-f]{64})")]
    private static partial Regex IdentityEntry();
}
