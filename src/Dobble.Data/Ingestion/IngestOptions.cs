using Dobble.Data.Configuration;
using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion;

/// <summary>Where labelled photos come from.</summary>
public sealed record IngestOptions : IConfig
{
    /// <summary>A folder of labels and images, or an export file. Not used for <see cref="LabelFormat.LabelboxApi"/>.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>How the labels are written: auto (looks at what is there), voc, coco, yolo, labelbox, labelbox-api.</summary>
    public string Format { get; init; } = "auto";

    /// <summary>Folder of the images where they lie neither beside the labels nor behind an address.</summary>
    public string? Images { get; init; }

    /// <summary>
    /// Whether boxes were drawn on photos turned by EXIF: auto (as the format has it), turned, stored. Only looked at for
    /// images that have an EXIF orientation.
    /// </summary>
    public string Exif { get; init; } = "auto";

    /// <summary>How images are fetched.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>Labelbox's GraphQL address. Only for <see cref="LabelFormat.LabelboxApi"/>.</summary>
    public string Address { get; init; } = "https://api.labelbox.com/graphql";

    /// <summary>Seconds between two looks at whether Labelbox has finished its export, more than 0.</summary>
    public double PollSeconds { get; init; } = 2;

    /// <summary>How long Labelbox may take for its export, 1 minute or more.</summary>
    public double ExportMinutes { get; init; } = 30;

    /// <inheritdoc/>
    public IEnumerable<string> Errors()
    {
        if (!FormatNames.IsKnown(Format))
            yield return $"format is '{Format}', must be one of auto, {FormatNames.All}";
        if (Exif is not ("auto" or "turned" or "stored"))
            yield return $"exif is '{Exif}', must be auto, turned or stored";
        if (Source.Length == 0 && Format != FormatNames.Name(LabelFormat.LabelboxApi))
            yield return "source is missing: name a folder or an export file";
        if (PollSeconds <= 0)
            yield return $"pollSeconds is {PollSeconds}, must be more than 0";
        if (ExportMinutes < 1)
            yield return $"exportMinutes is {ExportMinutes}, must be 1 or more";
        foreach (var error in Fetch.Errors())
            yield return error;
    }
}
