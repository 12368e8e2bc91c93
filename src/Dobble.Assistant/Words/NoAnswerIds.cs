using System.Text.Json;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

/// <summary>The names that reasons have in JSON, whatever they are called here.</summary>
internal static class NoAnswerIds
{
    /// <summary>Such as <c>one_card</c>.</summary>
    public static string Id(this NoAnswerReason reason) => reason is NoAnswerReason.Ambiguous
        ? "torn"
        : JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
