using System.Net.Http.Headers;
using System.Text;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>Where MLflow's tracking server is, and how to be let in.</summary>
/// <param name="Server">Its address, without the name and password that it may have been given with.</param>
/// <param name="Authentication">What it wants to see; null for nothing.</param>
public sealed record MlflowAddress(Uri Server, AuthenticationHeaderValue? Authentication)
{
    /// <summary>
    /// The server of <c>MLFLOW_TRACKING_URI</c>, with <c>MLFLOW_TRACKING_USERNAME</c> and <c>MLFLOW_TRACKING_PASSWORD</c>,
    /// <c>MLFLOW_TRACKING_TOKEN</c>, or the name and password in the address; null where none is named, or a folder or database is.
    /// </summary>
    /// <param name="variable">Looks up a variable.</param>
    /// <exception cref="DobbleException">The address is none of a server. It is not repeated: it may hold a password.</exception>
    public static MlflowAddress? From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable("MLFLOW_TRACKING_URI") is not { Length: > 0 } text || IsNoServer(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new DobbleException("MLFLOW_TRACKING_URI is no address of a server: write http(s)://host:port, or unset it");
        return new MlflowAddress(new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri,
            Credentials(variable, address));
    }

    /// <summary>What it is and where, and nothing of how to be let in.</summary>
    public override string ToString() => Server.ToString();

    /// <summary>A client whose requests are relative to the server's address; the caller's.</summary>
    /// <param name="timeout">How long to wait for an answer.</param>
    public HttpClient Open(TimeSpan timeout)
    {
        var http = new HttpClient { BaseAddress = new Uri(Server.AbsoluteUri.TrimEnd('/') + '/'), Timeout = timeout };
        http.DefaultRequestHeaders.Authorization = Authentication;
        return http;
    }

    // MLflow's own client writes into folders and databases; ours speaks to servers alone.
    private static bool IsNoServer(string text) => text.StartsWith('.') || text.StartsWith('/') || Directory.Exists(text)
        || new[] { "file:", "sqlite:", "postgresql", "mysql", "mssql" }.Any(s => text.StartsWith(s, StringComparison.Ordinal));

    private static AuthenticationHeaderValue? Credentials(Func<string, string?> variable, Uri address)
    {
        if (variable("MLFLOW_TRACKING_USERNAME") is { Length: > 0 } user)
            return Basic($"{user}:{variable("MLFLOW_TRACKING_PASSWORD")}");
        if (variable("MLFLOW_TRACKING_TOKEN") is { Length: > 0 } token)
            return new AuthenticationHeaderValue("Bearer", token);
        return address.UserInfo.Length > 0 ? Basic(Uri.UnescapeDataString(address.UserInfo)) : null;
    }

    private static AuthenticationHeaderValue Basic(string credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
}
