using Dobble.Vision;

namespace Dobble.Data.Stores;

/// <summary>Opens stores by their address.</summary>
public static class StoreAddress
{
    private const string S3 = "s3://";

    /// <summary>Opens a store: a folder, or <c>s3://bucket/prefix</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="variable">Looks up the AWS variables; the environment's where it is left out.</param>
    /// <exception cref="DobbleException">The address is of no known kind, or keys are missing.</exception>
    public static IStore Open(string address, Func<string, string?>? variable = null)
    {
        if (address.StartsWith(S3, StringComparison.Ordinal))
        {
            variable ??= Environment.GetEnvironmentVariable;
            var parts = address[S3.Length..].Split('/', 2, StringSplitOptions.RemoveEmptyEntries);
            return parts.Length > 0
                ? new S3Store(S3Client.Create(variable), S3Client.IdleLimitOf(variable), parts[0], parts.Length > 1 ? parts[1].Trim('/')
                    : string.Empty)
                : throw new DobbleException($"{address}: names no bucket; write s3://bucket/prefix");
        }

        return address.Contains("://", StringComparison.Ordinal)
            ? throw new DobbleException($"{address}: is no store; name a folder or s3://bucket/prefix")
            : new LocalStore(address);
    }
}
