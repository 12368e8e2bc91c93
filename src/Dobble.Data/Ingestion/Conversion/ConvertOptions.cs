using Dobble.Data.Configuration;

namespace Dobble.Data.Ingestion.Conversion;

/// <summary>How photos that came in become a data set.</summary>
public sealed record ConvertOptions : IConfig
{
    /// <summary>
    /// What becomes of boxes whose label is no symbol of the deck: fail (nothing is written, all such labels are named), drop
    /// (the box is left out), keep (the label becomes a class after the deck's).
    /// </summary>
    public string UnknownLabels { get; init; } = "fail";

    /// <summary>The symbol that each of these labels stands for.</summary>
    public Dictionary<string, string> Rename { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Errors()
    {
        if (UnknownLabels is not ("fail" or "drop" or "keep"))
            yield return $"unknownLabels is '{UnknownLabels}', must be fail, drop or keep";
    }
}
