using Dobble.Data.Files;
using Dobble.Vision.Files;

namespace Dobble.Data.Ingestion.Fetching;

/// <summary>Fetches files into a folder; a file there is whole.</summary>
internal sealed class FileFetcher(RetryingClient web, FetchOptions options)
{
    private readonly long _most = (long)(options.MaxMegabytes * 1e6);

    /// <summary>Fetches one file.</summary>
    /// <exception cref="TransferException">It cannot be had, or not now.</exception>
    public async Task FetchAsync(string address, string path, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new TransferException(
                $"'{Printable.Line(address)}' is no http or https address: put the file beside the labels or name its folder",
                lasting: true);
        await AtomicFile.WriteAsync(path, part =>
            web.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, uri), (answer, token) => SaveAsync(answer, part, token), stop));
    }

    private async Task<long> SaveAsync(HttpResponseMessage answer, string part, CancellationToken stop)
    {
        RequireSmall(answer.Content.Headers.ContentLength ?? 0);
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        await using var file = File.Create(part);
        var buffer = new byte[64 << 10];
        int count;
        while ((count = await ReadAsync(body, buffer, stop)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, count), stop);
            RequireSmall(file.Position);
        }

        return file.Position;
    }

    // The network's errors are told from the disk's here: both are IOExceptions, but only the first go away by themselves.
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await body.ReadAsync(buffer, stop);
        }
        catch (IOException)
        {
            throw new TransferException("the transfer was cut", lasting: false);
        }
    }

    private void RequireSmall(long length)
    {
        if (length > _most)
            throw new TransferException(
                FormattableString.Invariant($"has more than {options.MaxMegabytes:0.###} MB: raise fetch.maxMegabytes or make it smaller"),
                lasting: true);
    }
}
