using Dobble.Data.Stores;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>A data set in the store.</summary>
internal sealed record StoredDataSet : StepOutput
{
    /// <summary>Its version.</summary>
    public required string Version { get; init; }
}

/// <summary>Sends the data set to the store: only what the store lacks, the manifest last.</summary>
internal sealed class UploadStep(PipelineSettings common)
    : PipelineStep<NoSettings, SplitDataSet, StoredDataSet>("upload", PipelinePart.Data)
{
    /// <summary>What the store has under the name: an upload is done again where the store has lost it, or holds another version.</summary>
    protected override async Task<string> SourceAsync(NoSettings settings, CancellationToken stop)
    {
        using var store = StoreAddress.Open(common.Store);
        return await StoreState.OfAsync(store, common.Name, stop);
    }

    protected override async Task<StoredDataSet> RunAsync(NoSettings settings, SplitDataSet input, RunContext run, CancellationToken stop)
    {
        using var store = StoreAddress.Open(common.Store);
        var sent = await TransferBar.ShowAsync(run.Console, "sending", progress =>
            FolderStore.DataSets(store).SendAsync(input.Folder, common.Name, progress, stop));
        return new StoredDataSet
        {
            Version = sent.Manifest.Version,
            Metrics = new Dictionary<string, double> { ["files"] = sent.Manifest.Files.Count, ["bytes"] = sent.Manifest.Size },
            Summary = $"version {sent.Manifest.Version} in {store.Address}: {sent.Manifest.Files.Count} files, {sent.Files} sent",
        };
    }
}
