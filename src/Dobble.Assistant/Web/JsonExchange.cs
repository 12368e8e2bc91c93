using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dobble.Vision;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>What the page sends and gets, as JSON.</summary>
internal static class JsonExchange
{
    /// <summary>Answers with a value.</summary>
    public static Task SendAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }

    /// <summary>Reads what was sent.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ValueTask<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);

    /// <summary>Takes a body that says it is JSON, which a form of another page cannot, and does what it asks for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="malformed">What is said of a body that is no such JSON.</param>
    /// <param name="type">What is due.</param>
    /// <param name="take">Does it; may throw a <see cref="DobbleException"/> or a <see cref="JsonException"/>.</param>
    public static Task TakeAsync<T>(HttpContext context, string malformed, JsonTypeInfo<T> type, Func<T?, Task> take) =>
        context.Request.HasJsonContentType()
        ? OrRefuseAsync(context, malformed, async () =>
        {
            await take(await ReadAsync(context, type).ConfigureAwait(false)).ConfigureAwait(false);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        })
        : Guard.RefuseAsync(context.Response, StatusCodes.Status415UnsupportedMediaType, "JSON is due.");

    /// <summary>Does what was asked for, or refuses it in one line.</summary>
    /// <param name="context">The request.</param>
    /// <param name="malformed">What is said of a body that is no such JSON.</param>
    /// <param name="answer">Does it; may throw a <see cref="DobbleException"/> or a <see cref="JsonException"/>.</param>
    public static async Task OrRefuseAsync(HttpContext context, string malformed, Func<Task> answer)
    {
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DobbleException or JsonException)
        {
            var line = e is DobbleException ? e.Message : malformed;
            await Guard.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, line).ConfigureAwait(false);
        }
    }
}
