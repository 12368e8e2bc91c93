using Dobble.Data.Configuration;

namespace Dobble.Data.Ingestion.Fetching;

/// <summary>How files are fetched over the network.</summary>
public sealed record FetchOptions : IConfig
{
    /// <summary>Transfers at a time, 1 to 64.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Seconds that one transfer may take, 0.01 to 86400.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>How often a transfer that failed is tried again, 0 to 10.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Seconds before the first further try; doubled each time. 0 or more.</summary>
    public double RetrySeconds { get; init; } = 1;

    /// <summary>Largest image, in megabytes, more than 0.</summary>
    public double MaxMegabytes { get; init; } = 50;

    /// <inheritdoc/>
    public IEnumerable<string> Errors()
    {
        if (Parallel is < 1 or > 64)
            yield return $"fetch.parallel is {Parallel}, must be 1 to 64";
        if (TimeoutSeconds is not (>= 0.01 and <= 86400))
            yield return $"fetch.timeoutSeconds is {TimeoutSeconds}, must be 0.01 to 86400";
        if (Retries is < 0 or > 10)
            yield return $"fetch.retries is {Retries}, must be 0 to 10";
        if (RetrySeconds is not (>= 0 and < 1e4))
            yield return $"fetch.retrySeconds is {RetrySeconds}, must be 0 or more";
        if (MaxMegabytes is not (> 0 and < 1e5))
            yield return $"fetch.maxMegabytes is {MaxMegabytes}, must be more than 0";
    }
}
