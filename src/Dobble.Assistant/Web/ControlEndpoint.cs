using Dobble.Assistant.Controls;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>Takes what the page's buttons ask for.</summary>
internal sealed class ControlEndpoint(ControlPanel controls)
{
    public Task ServeAsync(HttpContext context) => JsonExchange.TakeAsync(
        context, "This is no change of the controls.", PageJsonContext.Default.ControlChange,
        change => controls.ChangeAsync(change ?? new ControlChange()));
}
