using System.Text.Json;
using Dobble.Data.Ingestion;
using Dobble.Data.Ingestion.Conversion;
using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Labels;
using Dobble.Data.Tests.Evaluation;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Ingestion;

/// <summary>A folder of sources, and the steps that gather and convert them.</summary>
internal sealed class IngestBench : SampleSource
{
    /// <summary>No pauses between tries, and no long waits.</summary>
    public static readonly FetchOptions Quick = new() { Retries = 2, RetrySeconds = 0.01, TimeoutSeconds = 5 };

    public static Deck Deck => HandMadeTable.Deck;

    public Task<IngestResult> IngestAsync(IngestOptions? options = null, Func<string, string?>? environment = null)
    {
        options ??= new IngestOptions();
        return Ingester.RunAsync(
            options with
            {
                Source = options.Source.Length > 0 ? options.Source : Source,
                Fetch = options.Fetch == new FetchOptions() ? Quick
                : options.Fetch
            },
            Gathered, null, TestContext.Current.CancellationToken, environment);
    }

    public ConvertResult Convert(ConvertOptions? options = null) =>
        VocConversion.Run(options ?? new ConvertOptions(), Gathered, Dataset, Deck, null, TestContext.Current.CancellationToken);

    public async Task<string> FailAsync(IngestOptions? options = null, Func<string, string?>? environment = null)
    {
        var message = (await Assert.ThrowsAsync<DobbleException>(() => IngestAsync(options, environment))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    /// <summary>An entry of Labelbox's old export.</summary>
    public static object OldRow(string name, string? address, params LabelledBox[] boxes) => new Dictionary<string, object?>
    {
        ["ID"] = name,
        ["External ID"] = name,
        ["Labeled Data"] = address,
        ["Label"] = new
        {
            objects = boxes.Select(b => new { title = b.Name, value = b.Name, bbox = Corners(b) }),
            classifications = Array.Empty<object>(),
        },
    };

    /// <summary>A row of Labelbox's new export.</summary>
    public static string NewRow(string name, string? address, (int Width, int Height)? size, params LabelledBox[] boxes) =>
        JsonSerializer.Serialize(new
        {
            data_row = new { id = "row-" + name, external_id = name, row_data = address },
            media_attributes = new { width = size?.Width, height = size?.Height, asset_type = "image" },
            projects = new Dictionary<string, object>
            {
                ["project-1"] = new
                {
                    labels = new[]
                    {
                        new
                        {
                            annotations = new
                            {
                                objects = boxes.Select(b => new { name = b.Name, value = b.Name, bounding_box = Corners(b) }),
                            },
                        },
                    },
                },
            },
        });

    private static object Corners(LabelledBox label) =>
        new { top = label.Box.Y1, left = label.Box.X1, height = label.Box.Height, width = label.Box.Width };

    public static LabelledBox Label(float x1, float y1, float x2, float y2, string name = "cat") => new(name, new Box(x1, y1, x2, y2));
}
