using System.Net.Http.Headers;
using System.Text;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>Where MLflow's tracking server is, and how to be let in.</summary>
/// <param name="Server">Its address.</param>
/// <param name="Authentication">What it wants to see; null for nothing.</param>
public sealed record MlflowAddress(Uri Server, AuthenticationHeaderValue? Authentication)
{
    /// <summary>
    /// The server of <c>MLFLOW_TRACKING_URI</c>, with <c>MLFLOW_TRACKING_USERNAME</c> and <c>MLFLOW_TRACKING_PASSWORD</c>, or
    /// <c>MLFLOW_TRACKING_TOKEN</c>; null where none is named, or a folder is (<see cref="Folder"/>).
    /// </summary>
    /// <param name="variable">Looks up a variable.</param>
    /// <exception cref="DobbleException">The address is none of a server.</exception>
    public static MlflowAddress? From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable("MLFLOW_TRACKING_URI") is not { Length: > 0 } text || Folder(variable) is not null)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new DobbleException(
                $"MLFLOW_TRACKING_URI is '{text}', which is no address of a server: write http(s)://host:port, or unset it");
        return new MlflowAddress(address, Credentials(variable));
    }

    /// <summary>The folder that <c>MLFLOW_TRACKING_URI</c> names, as a path or <c>file:</c> address; null where it names none.</summary>
    /// <param name="variable">Looks up a variable.</param>
    public static string? Folder(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("MLFLOW_TRACKING_URI") switch
        {
            null or "" => null,
            var text when text.StartsWith("file:", StringComparison.Ordinal) => Path.GetFullPath(text["file:".Length..]
                .TrimStart('/') is var rest && text.StartsWith("file:/", StringComparison.Ordinal) ? "/" + rest : rest),
            var text when text.StartsWith('.') || text.StartsWith('/') || Directory.Exists(text) => Path.GetFullPath(text),
            _ => null,
        };
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
            return new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{variable("MLFLOW_TRACKING_PASSWORD")}")));
        return variable("MLFLOW_TRACKING_TOKEN") is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }
}
