using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Stores;

/// <summary>What can go wrong on the way to an S3 service, in words that say what to do.</summary>
internal static class S3Errors
{
    /// <summary>The error in one line; null where it is no error of the service or the way there, such as a full disk.</summary>
    public static DobbleException? Tell(Exception e, string address, string bucket, string what, IdleTimeout waiting) => e switch
    {
        _ when waiting.IsOver =>
            new($"{address}: no answer while {what}; run again later, or wait longer with {S3Client.IdleLimitName} (seconds)", e),
        OperationCanceledException => null,
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } =>
            new($"{address}: there is no bucket '{bucket}'; make it, or name another with --store", e),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } denied =>
            new($"{address}: access is denied ({Printable.Line(denied.ErrorCode)}); check AWS_ACCESS_KEY_ID, "
                + "AWS_SECRET_ACCESS_KEY and the bucket's rights", e),
        AmazonServiceException { StatusCode: not 0 } failed =>
            new($"{address}: the server failed while {what} ({(int)failed.StatusCode} {Printable.Line(failed.ErrorCode)}); "
                + "run again later, what arrived is kept", e),
        _ when IsConnection(e) => new(
            $"{address}: the connection failed while {what} ({Printable.Line(e.GetBaseException().Message)}); "
                + "check the network and AWS_ENDPOINT_URL and run again, what arrived is kept", e),
        _ => null,
    };

    // A plain IOException may be the disk's; the network's come with one of these inside, or are of these kinds.
    private static bool IsConnection(Exception e) => e switch
    {
        AmazonServiceException or AmazonClientException or HttpRequestException or HttpIOException or SocketException
            or EndOfStreamException => true,
        { InnerException: { } inner } => IsConnection(inner),
        _ => false,
    };
}
