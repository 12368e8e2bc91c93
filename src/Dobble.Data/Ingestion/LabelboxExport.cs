using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Ingestion;

/// <summary>
/// Has Labelbox export a project and fetches the rows: a task is started, waited for, and its result fetched in parts, each
/// behind an address of its own.
/// </summary>
internal sealed class LabelboxExport(LabelboxClient client, FileFetcher fetcher, IngestOptions options, TimeProvider time)
{
    private const double MaxMegabytes = 4000;

    private const string Start =
        "mutation exportDataRowsInProjectPyApi($input: ExportDataRowsInProjectInput!){exportDataRowsInProject(input: $input){taskId isStreamable}}";

    private const string State = "query GetTaskPyApi($where: WhereUniqueIdInput){task(where: $where){id status}}";

    private const string Size =
        "query GetExportMetadataHeaderPyApi($where: WhereUniqueIdInput, $streamType: TaskStreamType!){task(where: $where){exportMetadataHeader(streamType: $streamType){totalSize totalLines}}}";

    private const string Part =
        "query GetExportFileFromOffsetPyApi($where: WhereUniqueIdInput, $streamType: TaskStreamType!, $offset: UInt64!){task(where: $where){exportFileFromOffset(streamType: $streamType, offset: $offset){offsets {start end} lines {start end} file}}}";

    /// <summary>Exports the project that the environment names.</summary>
    /// <exception cref="DobbleException">Keys are missing or wrong, the project is unknown or empty, or Labelbox is away.</exception>
    public static async Task<LabelSource> OpenAsync(
        IngestOptions options, IngestFolder target, Func<string, string?> environment, CancellationToken stop)
    {
        var keys = LabelboxKeys.Read(environment);
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new DobbleException($"address is '{Printable.Line(options.Address)}', must be Labelbox's http or https address");
        var source = LabelboxSource.Open(LabelFormat.LabelboxApi, $"project {keys.Project} at {address}", [target.Export]) with
        { ImageFolder = options.Images, Why = $"Labelbox, project {keys.Project}" };
        target.Claim(source.Origin);
        using var web = new RetryingClient(options.Fetch);
        var export = new LabelboxExport(
            new LabelboxClient(web, address, keys), new FileFetcher(web, options.Fetch with { MaxMegabytes = MaxMegabytes }), options,
            TimeProvider.System);
        await export.SaveAsync(keys.Project, target.Export, stop);
        return source;
    }

    private async Task SaveAsync(string project, string path, CancellationToken stop)
    {
        var started = await client.AskAsync(Start, new { input = Input(project) }, stop);
        var task = started.Field("exportDataRowsInProject")?.Text("taskId") ?? throw Odd("starts no task");
        await WaitAsync(task, stop);
        await AtomicFile.WriteAsync(path, async part =>
        {
            await using var file = File.Create(part);
            await FetchAsync(task, file, path + ".chunk", stop);
        });
    }

    private async Task WaitAsync(string task, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var data = await client.AskAsync(State, new { where = new { id = task } }, stop);
            switch (data.Field("task")?.Text("status"))
            {
                case "COMPLETE":
                    return;
                case "FAILED":
                    throw new DobbleException(
                        "Labelbox could not export the project: try again, or export a file in Labelbox and ingest that");
            }

            if (time.GetElapsedTime(started) > TimeSpan.FromMinutes(options.ExportMinutes))
                throw new DobbleException(
                    FormattableString.Invariant(
                        $"Labelbox did not finish its export within {options.ExportMinutes:0.#} minutes: raise exportMinutes, or export a file in Labelbox and ingest that"));
            await Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), time, stop);
        }
    }

    private async Task FetchAsync(string task, FileStream file, string chunk, CancellationToken stop)
    {
        var header = (await client.AskAsync(Size, Of(task), stop)).Field("task")?.Field("exportMetadataHeader");
        var total = header is null ? 0 : Long(header.Value, "totalSize");
        if (total == 0)
            throw new DobbleException("the project has no photos in Labelbox: add data rows to it, or correct LABELBOX_PROJECT_ID");
        for (long offset = 0; offset < total;)
        {
            var answer = await client.AskAsync(Part, Of(task, offset), stop);
            var part = answer.Field("task")?.Field("exportFileFromOffset") ?? throw Odd("has no file for the export");
            var end = part.Field("offsets") is { } offsets ? Long(offsets, "end") : -1;
            if (end < offset)
                throw Odd("repeats a part of the export");
            await FetchAsync(part.Text("file") ?? string.Empty, chunk, end - offset + 1, file, stop);
            offset = end + 1;
        }
    }

    private async Task FetchAsync(string address, string chunk, long length, FileStream file, CancellationToken stop)
    {
        try
        {
            await fetcher.FetchAsync(address, chunk, stop);
            await using var part = File.OpenRead(chunk);
            if (part.Length != length)
                throw Odd($"sent {part.Length} bytes of an export of {length}");
            await part.CopyToAsync(file, stop);
        }
        catch (TransferException e)
        {
            throw new DobbleException($"Labelbox's export cannot be fetched: {e.Message}; run the same again", e);
        }
        finally
        {
            File.Delete(chunk);
        }
    }

    private static object Of(string task) => new { where = new { id = task }, streamType = "RESULT" };

    private static object Of(string task, long offset) =>
        new
        {
            where = new { id = task },
            streamType = "RESULT",
            offset = offset.ToString(System.Globalization.CultureInfo.InvariantCulture)
        };

    private static object Input(string project) => new
    {
        taskName = "Dobble Assistant",
        isStreamableReady = true,
        filters = new { projectId = project, searchQuery = new { scope = (string?)null, query = Array.Empty<object>() } },
        @params = new
        {
            mediaTypeOverride = (string?)null,
            includeAttachments = false,
            includeEmbeddings = false,
            includeMetadata = false,
            includeDataRowDetails = true,
            includeProjectDetails = false,
            includePerformanceDetails = true, // Which tell what was skipped.
            includeLabelDetails = false,
            includeInterpolatedFrames = false,
        },
        streamable = true,
    };

    // 64-bit numbers come as text or as numbers.
    private static long Long(JsonElement json, string name) =>
        json.Field(name) switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
            { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), out var value) => value,
            _ => throw Odd($"gives no {name}"),
        };

    private static DobbleException Odd(string what) => new($"Labelbox {what}: try again, or export a file in Labelbox and ingest that");
}
