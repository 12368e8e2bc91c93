using Amazon.S3;
using Amazon.S3.Model;

namespace Dobble.Data.Stores;

/// <summary>A store in a bucket of an S3 service.</summary>
/// <param name="client">The client; disposed of with the store.</param>
/// <param name="idleLimit">How long nothing may move before the server is given up on.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">What keys begin with there; may be empty.</param>
internal sealed class S3Store(IAmazonS3 client, TimeSpan idleLimit, string bucket, string prefix) : IStore
{
    private const int BufferSize = 81920;
    private readonly string _start = prefix.Length > 0 ? prefix + "/" : string.Empty;

    public string Address => $"s3://{bucket}/{prefix}".TrimEnd('/');

    public Task<IReadOnlySet<string>> ListAsync(string start, CancellationToken stop) =>
        ToldAsync<IReadOnlySet<string>>("listing " + start, async waiting =>
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = _start + start };
        ListObjectsV2Response page;
        do
        {
            page = await client.ListObjectsV2Async(request, waiting.Token);
            waiting.Moved();
            keys.UnionWith((page.S3Objects ?? []).Where(o => o.Key.StartsWith(request.Prefix, StringComparison.Ordinal))
                .Select(o => o.Key[_start.Length..]));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return keys;
    }, stop);

    public Task PutAsync(string key, string file, CancellationToken stop) => ToldAsync("sending " + key, async waiting =>
    {
        var request = new PutObjectRequest { BucketName = bucket, Key = _start + key, FilePath = file, UseChunkEncoding = false };
        request.StreamTransferProgress += (_, _) => waiting.Moved();
        await client.PutObjectAsync(request, waiting.Token);
        return true;
    }, stop);

    public Task<bool> GetAsync(string key, string file, CancellationToken stop) => ToldAsync("fetching " + key, async waiting =>
    {
        try
        {
            using var response = await client.GetObjectAsync(
                new GetObjectRequest { BucketName = bucket, Key = _start + key }, waiting.Token);
            await using var target = File.Create(file);
            await CopyAsync(response.ResponseStream, target, waiting);
            return true;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return false;
        }
    }, stop);

    public void Dispose() => client.Dispose();

    private static async Task CopyAsync(Stream source, FileStream target, IdleTimeout waiting)
    {
        var buffer = new byte[BufferSize];
        while (await source.ReadAsync(buffer, waiting.Token) is > 0 and var read)
        {
            waiting.Moved();
            await target.WriteAsync(buffer.AsMemory(0, read), waiting.Token);
        }
    }

    private async Task<T> ToldAsync<T>(string what, Func<IdleTimeout, Task<T>> action, CancellationToken stop)
    {
        using var waiting = new IdleTimeout(idleLimit, stop);
        try
        {
            return await action(waiting);
        }
        catch (Exception e) when (S3Errors.Tell(e, Address, bucket, what, waiting) is { } told)
        {
            throw told;
        }
    }
}
