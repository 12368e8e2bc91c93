using System.Net;

namespace Dobble.Data.Ingestion.Fetching;

/// <summary>A transfer that failed.</summary>
internal sealed class TransferException : Exception
{
    /// <summary>Makes the failure of one transfer, in one line.</summary>
    public TransferException(string message, bool lasting, HttpStatusCode? status = null)
        : base(message) => (Lasting, Status) = (lasting, status);

    /// <summary>Whether another try is of no use.</summary>
    public bool Lasting { get; }

    /// <summary>What the server answered; null where it did not.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>What a server's refusal means.</summary>
    public static TransferException Refused(HttpStatusCode status)
    {
        var retry = (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        var meaning = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "refuses access; the address may have expired: export again",
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "has no such file",
            HttpStatusCode.TooManyRequests => "asks for fewer requests: lower fetch.parallel",
            _ => retry ? "is in trouble" : "refuses the request",
        };
        return new TransferException($"the server {meaning} ({(int)status})", !retry, status);
    }
}
