using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Dobble.Vision;

namespace Dobble.Storage;

/// <summary>A store in a bucket of an S3 service.</summary>
/// <param name="client">The client; disposed of with the store.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">What keys begin with there; may be empty.</param>
internal sealed class S3Store(IAmazonS3 client, string bucket, string prefix) : IStore
{
    public string Address => prefix.Length > 0 ? $"s3://{bucket}/{prefix}" : $"s3://{bucket}";

    public Task<IReadOnlySet<string>> ListAsync(string start, CancellationToken stop) => ToldAsync<IReadOnlySet<string>>("listing " + start, async () =>
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = Full(start) };
        ListObjectsV2Response page;
        do
        {
            page = await client.ListObjectsV2Async(request, stop);
            keys.UnionWith((page.S3Objects ?? []).Select(o => prefix.Length > 0 ? o.Key[(prefix.Length + 1)..] : o.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return keys;
    }, stop);

    public Task PutAsync(string key, string file, CancellationToken stop) => ToldAsync("sending " + key, async () =>
    {
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = Full(key), FilePath = file, UseChunkEncoding = false }, stop);
        return true;
    }, stop);

    public Task<bool> GetAsync(string key, string file, CancellationToken stop) => ToldAsync("fetching " + key, async () =>
    {
        try
        {
            using var response = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = Full(key) }, stop);
            await using var target = File.Create(file);
            await response.ResponseStream.CopyToAsync(target, stop);
            return true;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return false;
        }
    }, stop);

    public void Dispose() => client.Dispose();

    private string Full(string key) => prefix.Length > 0 ? $"{prefix}/{key}" : key;

    // What can go wrong on the way, in words that say what to do.
    private async Task<T> ToldAsync<T>(string what, Func<Task<T>> action, CancellationToken stop)
    {
        try
        {
            return await action();
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            throw new DobbleException($"{Address}: there is no bucket '{bucket}'; make it, or name another with --store", e);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            throw new DobbleException($"{Address}: access is denied ({e.ErrorCode}); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the bucket's rights", e);
        }
        catch (AmazonServiceException e)
        {
            throw new DobbleException($"{Address}: the server failed while {what} ({(int)e.StatusCode} {e.ErrorCode}); run again later, what arrived is kept", e);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && (e is TimeoutException or TaskCanceledException || e.InnerException is TimeoutException or TaskCanceledException || e.GetBaseException() is TimeoutException or TaskCanceledException))
        {
            throw new DobbleException($"{Address}: no answer while {what}; run again later, or wait longer with DOBBLE_S3_TIMEOUT (seconds)", e);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or HttpIOException or AmazonClientException or System.Net.Sockets.SocketException || (e is IOException && e is not (FileNotFoundException or DirectoryNotFoundException) && !IsLocal(e)))
        {
            throw new DobbleException($"{Address}: the connection failed while {what} ({e.GetBaseException().Message}); check the network and AWS_ENDPOINT_URL and run again, what arrived is kept", e);
        }
    }

    // A disk that is full is no fault of the connection.
    private static bool IsLocal(Exception e) => e.Message.Contains("space", StringComparison.OrdinalIgnoreCase);
}
