using Dobble.Data.Configuration;
using Dobble.Data.Runs;
using Dobble.Data.Stores;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Which data set is fetched; its name and the store are said in the section <c>pipeline</c>.</summary>
internal sealed record DownloadSettings : IConfig
{
    /// <summary>The version; empty for the latest.</summary>
    public string Version { get; init; } = string.Empty;

    public IEnumerable<string> Errors()
    {
        if (!Version.All(char.IsAsciiHexDigitLower))
            yield return $"version is '{Version}', must be a version that `dobble-train datasets` lists, or empty for the latest";
    }
}

/// <summary>A download may follow an upload, or stand alone.</summary>
/// <param name="Uploaded">What was uploaded in the same run; null where nothing was.</param>
internal sealed record DownloadInput(StoredDataSet? Uploaded = null);

/// <summary>A data set on this machine: its folder is the output's.</summary>
internal sealed record DownloadedDataSet : StepOutput
{
    /// <summary>Its name in the store.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }
}

/// <summary>Fetches a data set from the store: only what is missing; every file is checked by its hash.</summary>
internal sealed class DownloadStep(PipelineSettings common, Workplace work)
    : PipelineStep<DownloadSettings, DownloadInput, DownloadedDataSet>("download", PipelinePart.Training)
{
    protected override async Task<string> SourceAsync(DownloadSettings settings, CancellationToken stop)
    {
        using var store = StoreAddress.Open(common.Store);
        return await VersionAsync(settings, store, stop);
    }

    protected override async Task<DownloadedDataSet> RunAsync(
        DownloadSettings settings, DownloadInput input, RunContext run, CancellationToken stop)
    {
        using var store = StoreAddress.Open(common.Store);
        var version = await VersionAsync(settings, store, stop);
        // Versions share most of their files: what an earlier one brought is not fetched again.
        var mirror = Path.Combine(work.Cache, "datasets", common.Name);
        var got = await TransferBar.ShowAsync(run.Console, "fetching", progress =>
            FolderStore.DataSets(store).FetchAsync(common.Name, version, mirror, progress, stop));
        FolderCopy.Link(mirror, run.Folder, got.Manifest.Files.Select(f => f.Path));
        return new DownloadedDataSet
        {
            Name = common.Name,
            Version = version,
            Facts = new Dictionary<string, string> { ["version"] = version },
            Metrics = new Dictionary<string, double> { ["files"] = got.Manifest.Files.Count, ["bytes"] = got.Manifest.Size },
            Summary = $"version {version} from {store.Address}: {got.Manifest.Files.Count} files, {got.Files} fetched",
        };
    }

    private async Task<string> VersionAsync(DownloadSettings settings, IStore store, CancellationToken stop) =>
        settings.Version.Length > 0 ? settings.Version : await FolderStore.DataSets(store).LatestAsync(common.Name, stop);
}
