using System.Text.Json;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Reports;

/// <summary>How reasons for silence are called in JSON.</summary>
internal static class SilenceIds
{
    /// <summary>Such as <c>one_card</c>.</summary>
    public static string Id(this SilenceReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
