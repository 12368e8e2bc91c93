using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Dobble.Data.Ingestion.Fetching;

/// <summary>Sends requests with a limit of time, and again with growing pauses where that may help.</summary>
internal sealed class RetryingClient : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline _pipeline;

    public RetryingClient(FetchOptions options, TimeProvider? time = null)
    {
        _options = options;
        var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 5, MaxConnectionsPerServer = options.Parallel };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.Retries > 0)
            builder.AddRetry(Retry(options));
        _pipeline = builder.AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds)).Build();
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">Makes the request, anew for each try.</param>
    /// <param name="read">Reads a good answer.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="TransferException">The last try failed too, or the server's refusal is final.</exception>
    public async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await TryAsync(request, read, token), stop);
        }
        catch (TimeoutRejectedException)
        {
            throw new TransferException(
                FormattableString.Invariant($"no whole answer within {_options.TimeoutSeconds:0.###} seconds"), lasting: false);
        }
    }

    public void Dispose() => _http.Dispose();

    private static RetryStrategyOptions Retry(FetchOptions options) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = TimeSpan.FromSeconds(options.RetrySeconds),
        BackoffType = DelayBackoffType.Exponential,
        ShouldHandle = new PredicateBuilder().Handle<TransferException>(e => !e.Lasting).Handle<TimeoutRejectedException>(),
    };

    private async Task<T> TryAsync<T>(
        Func<HttpRequestMessage> make, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        try
        {
            using var request = make();
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return response.IsSuccessStatusCode ? await read(response, stop) : throw TransferException.Refused(response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw new TransferException($"the connection failed: {e.Message.ReplaceLineEndings(" ")}", lasting: false);
        }
    }
}
