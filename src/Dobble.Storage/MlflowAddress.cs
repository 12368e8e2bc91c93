using System.Net.Http.Headers;
using System.Text;
using Dobble.Vision;

namespace Dobble.Storage;

/// <summary>Where MLflow's tracking server is, and how to be let in.</summary>
/// <param name="Server">Its address.</param>
/// <param name="Authentication">What it wants to see; null for nothing.</param>
public sealed record MlflowAddress(Uri Server, AuthenticationHeaderValue? Authentication)
{
    /// <summary>
    /// The server of <c>MLFLOW_TRACKING_URI</c>, with <c>MLFLOW_TRACKING_USERNAME</c> and <c>MLFLOW_TRACKING_PASSWORD</c>, or
    /// <c>MLFLOW_TRACKING_TOKEN</c>; null where none is named.
    /// </summary>
    /// <param name="variable">Looks up a variable.</param>
    /// <exception cref="DobbleException">The address is none of a server.</exception>
    public static MlflowAddress? From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable("MLFLOW_TRACKING_URI") is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new DobbleException($"MLFLOW_TRACKING_URI is '{text}', which is no address of a server: write http(s)://host:port, or unset it");
        return new MlflowAddress(address, Credentials(variable));
    }

    /// <summary>A client whose requests are relative to the server's address; the caller's.</summary>
    /// <param name="timeout">How long to wait for an answer.</param>
    public HttpClient Open(TimeSpan timeout)
    {
        var http = new HttpClient { BaseAddress = new Uri(Server.AbsoluteUri.TrimEnd('/') + '/'), Timeout = timeout };
        http.DefaultRequestHeaders.Authorization = Authentication;
        return http;
    }

    private static AuthenticationHeaderValue? Credentials(Func<string, string?> variable)
    {
        if (variable("MLFLOW_TRACKING_USERNAME") is { Length: > 0 } user)
            return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{variable("MLFLOW_TRACKING_PASSWORD")}")));
        return variable("MLFLOW_TRACKING_TOKEN") is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }
}
