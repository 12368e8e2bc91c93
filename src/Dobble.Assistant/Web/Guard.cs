using System.Net;
using Dobble.Assistant.Settings;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>
/// Stands before everything that is served: refuses what other pages make a browser ask (by a foreign origin, or a name that was made to
/// point here), and what comes without the code where one is needed.
/// </summary>
internal sealed class Guard(LiveSettings settings, Pairing pairing)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Names = ["localhost", Environment.MachineName, Environment.MachineName + ".local"];

    /// <summary>Lets a request pass, or answers it in one line.</summary>
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        Protect(response.Headers);
        if (!IsOwnName(request.Host.Host))
            return RefuseAsync(response, StatusCodes.Status421MisdirectedRequest, "This name is not the assistant's; ask by its address.");
        if (!IsOwnOrigin(request))
            return RefuseAsync(response, StatusCodes.Status403Forbidden, "Another page asked for this.");
        if (context.Connection.LocalPort == settings.MetricsPort)
            return IsMonitoring(request.Path)
                ? next(context)
                : RefuseAsync(response, StatusCodes.Status404NotFound, "Here are /health and /metrics.");
        if (pairing.LetsPass(request))
            return next(context);
        if (request.Path != "/")
            return RefuseAsync(response, StatusCodes.Status401Unauthorized, $"Enter the code at {Pairing.Path} first.");
        pairing.Say();
        response.Redirect(Pairing.Path);
        return Task.CompletedTask;
    }

    /// <summary>Answers in one line.</summary>
    public static Task RefuseAsync(HttpResponse response, int status, string line)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(line + "\n");
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
    }

    private static bool IsMonitoring(PathString path) => path == "/health" || path == "/metrics";

    /// <summary>An address cannot be made to point elsewhere, as a name can.</summary>
    private static bool IsOwnName(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _) || Names.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var isOpened = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        return (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}")
            && (isOpened || request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none");
    }
}
