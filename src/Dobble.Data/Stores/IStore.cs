namespace Dobble.Data.Stores;

/// <summary>A place that keeps files under keys: a folder, or a bucket of an S3 service. Safe to use from several threads.</summary>
public interface IStore : IDisposable
{
    /// <summary>Where it is, for people.</summary>
    string Address { get; }

    /// <summary>The keys that begin with a prefix.</summary>
    Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken stop);

    /// <summary>Keeps a file under a key; it is there whole or not at all.</summary>
    Task PutAsync(string key, string file, CancellationToken stop);

    /// <summary>Fetches a file.</summary>
    /// <returns>Whether there is one under the key.</returns>
    Task<bool> GetAsync(string key, string file, CancellationToken stop);
}
