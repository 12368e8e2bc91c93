using System.Text.Json;
using Dobble.Assistant.Controls;
using Dobble.Vision;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>Takes what the page's buttons ask for.</summary>
internal sealed class ControlEndpoint(ControlPanel controls)
{
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            await Guard.RefuseAsync(context.Response, StatusCodes.Status415UnsupportedMediaType, "JSON is due.").ConfigureAwait(false);
            return;
        }

        try
        {
            var change = await JsonSerializer.DeserializeAsync(
                context.Request.Body, PageJsonContext.Default.ControlChange, context.RequestAborted).ConfigureAwait(false);
            await controls.ChangeAsync(change ?? new ControlChange()).ConfigureAwait(false);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is DobbleException or JsonException)
        {
            var line = e is DobbleException ? e.Message : "This is no change of the controls.";
            await Guard.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, line).ConfigureAwait(false);
        }
    }
}
