using Dobble.Data.Configuration;
using Dobble.Data.Stores;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>How a model is registered.</summary>
internal sealed record RegisterSettings : IConfig
{
    /// <summary>Whether a model that is worse than the shipped one is registered all the same.</summary>
    public bool Force { get; init; }

    public IEnumerable<string> Errors() => [];
}

/// <summary>What registering needs.</summary>
internal sealed record RegisterInput(ExportedModel Exported, ValidatedModel Validated);

/// <summary>A model in the store, for devices to fetch.</summary>
internal sealed record RegisteredModel : BundleOutput
{
    /// <summary>Its version in the store.</summary>
    public required string Version { get; init; }
}

/// <summary>Puts the model into the store, unless it is worse than the one that is shipped.</summary>
internal sealed class RegisterStep(PipelineSettings common)
    : PipelineStep<RegisterSettings, RegisterInput, RegisteredModel>(StepName, PipelinePart.Training)
{
    /// <summary>The step's name.</summary>
    public const string StepName = "register";

    protected override async Task<RegisteredModel> RunAsync(
        RegisterSettings settings, RegisterInput input, RunContext run, CancellationToken stop)
    {
        if (input.Validated.Refusal is { } refusal && !settings.Force)
            throw new DobbleException(
                $"the model is not registered: {refusal}; train longer or on more, or register it all the same with --force");
        var bundle = Path.Combine(run.Folder, "model");
        var exported = input.Exported.Bundle.Folder;
        FolderCopy.Link(exported, bundle, Directory.GetFiles(exported).Select(f => Path.GetFileName(f)));
        using var store = StoreAddress.Open(common.Store);
        var sent = await FolderStore.Models(store).SendAsync(bundle, common.Name, null, stop);
        return new RegisteredModel
        {
            Version = sent.Manifest.Version,
            Metrics = new Dictionary<string, double> { ["bytes"] = sent.Manifest.Size, ["gate"] = input.Validated.Refusal is null ? 1 : 0 },
            Summary = $"version {sent.Manifest.Version} of the model '{common.Name}' in {store.Address}",
        };
    }
}
