namespace Dobble.Data.Ingestion.Fetching;

/// <summary>Sends requests with a limit of time, and again with growing pauses where that may help.</summary>
internal sealed class PatientClient : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public PatientClient(FetchOptions options, TimeProvider? time = null)
    {
        _options = options;
        _time = time ?? TimeProvider.System;
        var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 5, MaxConnectionsPerServer = options.Parallel };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">Makes the request, anew for each try.</param>
    /// <param name="read">Reads a good answer.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="TransferException">The last try failed too, or the server's refusal is final.</exception>
    public async Task<T> SendAsync<T>(Func<HttpRequestMessage> request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await TryAsync(request, read, stop);
            }
            catch (TransferException e) when (!e.Lasting && attempt < _options.Retries)
            {
                await Task.Delay(TimeSpan.FromSeconds(_options.RetrySeconds * (1 << attempt)), _time, stop);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> TryAsync<T>(Func<HttpRequestMessage> make, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        try
        {
            using var request = make();
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode ? await read(response, either.Token) : throw TransferException.Refused(response.StatusCode);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TransferException(FormattableString.Invariant($"no whole answer within {_options.TimeoutSeconds:0.###} seconds"), lasting: false);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw new TransferException($"the connection failed: {e.Message.ReplaceLineEndings(" ")}", lasting: false);
        }
    }
}
