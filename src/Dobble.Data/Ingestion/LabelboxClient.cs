using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.Ingestion;

/// <summary>Asks Labelbox's GraphQL address, as its Python SDK does.</summary>
internal sealed class LabelboxClient(RetryingClient web, Uri address, LabelboxKeys keys)
{
    /// <summary>Sends a query.</summary>
    /// <returns>The answer's <c>data</c>.</returns>
    /// <exception cref="DobbleException">Labelbox refuses, or does not answer.</exception>
    public async Task<JsonElement> AskAsync(string query, object variables, CancellationToken stop)
    {
        try
        {
            var answer = await web.SendAsync(() => Request(query, variables), ReadAsync, stop);
            return answer.Field("data") is { } data && !answer.Items("errors").Any() ? data : throw Refused(answer);
        }
        catch (TransferException e) when (e.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw KeyRefused($"{(int)e.Status}");
        }
        catch (TransferException e)
        {
            throw new DobbleException($"Labelbox at {address} cannot be asked: {e.Message}; try again later", e);
        }
    }

    private HttpRequestMessage Request(string query, object variables)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query, variables }) };
        if (!AuthenticationHeaderValue.TryParse($"Bearer {keys.Key}", out var bearer))
            throw KeyRefused("it has characters that no key has");
        request.Headers.Authorization = bearer;
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
        }
        catch (JsonException)
        {
            throw new TransferException("the answer is no JSON", lasting: false);
        }
        catch (IOException)
        {
            throw new TransferException("the answer was cut", lasting: false);
        }
    }

    private DobbleException Refused(JsonElement answer)
    {
        var error = answer.Items("errors").FirstOrDefault();
        var code = error.Field("extensions")?.Text("code");
        return code switch
        {
            "AUTHENTICATION_ERROR" or "AUTHORIZATION_ERROR" => KeyRefused(code),
            "RESOURCE_NOT_FOUND" =>
                new DobbleException($"Labelbox has no project {Printable.Line(keys.Project)} for this key: correct LABELBOX_PROJECT_ID"),
            _ => new DobbleException(
                $"Labelbox refuses the export: {Printable.Line(error.Text("message") ?? answer.Text("message") ?? "no reason given")}"),
        };
    }

    private static DobbleException KeyRefused(string why) =>
        new($"Labelbox refuses the key in LABELBOX_API_KEY ({why}): make a new one in Labelbox's settings");
}
