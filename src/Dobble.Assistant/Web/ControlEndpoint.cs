using Dobble.Assistant.Controls;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>Takes what the page's buttons ask for.</summary>
internal sealed class ControlEndpoint(ControlPanel controls)
{
    public Task ServeAsync(HttpContext context) => context.Request.HasJsonContentType()
        ? JsonExchange.OrRefuseAsync(context, "This is no change of the controls.", async () =>
        {
            var change = await JsonExchange.ReadAsync(context, PageJsonContext.Default.ControlChange).ConfigureAwait(false);
            await controls.ChangeAsync(change ?? new ControlChange()).ConfigureAwait(false);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        })
        : Guard.RefuseAsync(context.Response, StatusCodes.Status415UnsupportedMediaType, "JSON is due.");
}
