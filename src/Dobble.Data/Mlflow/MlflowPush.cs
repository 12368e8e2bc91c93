using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>How much of a run a server has got.</summary>
public sealed record PushState
{
    /// <summary>The server.</summary>
    public string Server { get; init; } = string.Empty;

    /// <summary>The run there.</summary>
    public ServerRun? Run { get; init; }

    /// <summary>Values of each metric that were sent.</summary>
    public IReadOnlyDictionary<string, int> Metrics { get; init; } = new Dictionary<string, int>();

    /// <summary>Parameters that were sent.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Artifacts that were sent, with their sizes.</summary>
    public IReadOnlyDictionary<string, long> Artifacts { get; init; } = new Dictionary<string, long>();

    /// <summary>The version of the model there; null where none was registered.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the server knows how the run ended.</summary>
    public bool Ended { get; init; }
}

/// <summary>Sends a run from the local files to a server; what was sent is not sent twice, whatever interrupts it.</summary>
/// <param name="server">The server.</param>
/// <param name="statePath">Where it is kept how much was sent.</param>
public sealed class MlflowPush(MlflowServer server, string statePath)
{
    /// <summary>The tag that names the local run, so that a run whose answer was lost is found again.</summary>
    public const string LocalTag = "dobble.local_run";

    // Limits of log-batch.
    private const int MaxMetrics = 900;
    private const int MaxParameters = 90;
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Sends what the server lacks.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">The registered model whose version the run is; null where none was registered.</param>
    /// <param name="description">What is said of the version.</param>
    /// <param name="stop">Stops; what was sent stays.</param>
    /// <exception cref="DobbleException">The server is away, denies access or fails; the message is one line.</exception>
    public async Task<PushState> RunAsync(MlflowRun run, string? model, string description, CancellationToken stop)
    {
        var state = Load();
        if (state.Server != server.Address.AbsoluteUri)
            state = new PushState { Server = server.Address.AbsoluteUri };
        if (state.Run is null)
            state = Save(state with { Run = await BeginAsync(run, stop) });
        state = await SendParametersAsync(run, state, stop);
        state = await SendMetricsAsync(run, state, stop);
        state = await SendArtifactsAsync(run, state, stop);
        if (model is not null && state.Version is null)
            state = Save(state with { Version = await server.RegisterAsync(MlflowNames.Clean(model), state.Run!, description, stop) });
        if (!state.Ended && run.Status != TrackedStatus.Running)
        {
            await server.UpdateAsync(state.Run!.Id, run.Status, run.Ended, stop);
            state = Save(state with { Ended = true });
        }

        return state;
    }

    private async Task<ServerRun> BeginAsync(MlflowRun run, CancellationToken stop)
    {
        var experiment = await server.ExperimentAsync(MlflowFiles.ExperimentOf(run), stop);
        return await server.FindRunAsync(experiment, LocalTag, run.Id, stop)
            ?? await server.CreateRunAsync(experiment, run, new Dictionary<string, string>(run.Tags) { [LocalTag] = run.Id }, stop);
    }

    private async Task<PushState> SendParametersAsync(MlflowRun run, PushState state, CancellationToken stop)
    {
        foreach (var part in run.Parameters.Where(p => !state.Parameters.Contains(p.Key)).Chunk(MaxParameters))
        {
            await server.LogAsync(state.Run!.Id, [], part.ToDictionary(p => p.Key, p => p.Value), stop);
            state = Save(state with { Parameters = [.. state.Parameters, .. part.Select(p => p.Key)] });
        }

        return state;
    }

    private async Task<PushState> SendMetricsAsync(MlflowRun run, PushState state, CancellationToken stop)
    {
        var missing = run.Metrics.GroupBy(m => m.Name).SelectMany(g => g.Skip(state.Metrics.GetValueOrDefault(g.Key)));
        foreach (var part in missing.Chunk(MaxMetrics))
        {
            await server.LogAsync(state.Run!.Id, part, new Dictionary<string, string>(), stop);
            var sent = new Dictionary<string, int>(state.Metrics);
            foreach (var metric in part)
                sent[metric.Name] = sent.GetValueOrDefault(metric.Name) + 1;
            state = Save(state with { Metrics = sent });
        }

        return state;
    }

    private async Task<PushState> SendArtifactsAsync(MlflowRun run, PushState state, CancellationToken stop)
    {
        // A server that keeps artifacts elsewhere (S3, say) without passing them on gets none: they stay in mlruns/.
        if (state.Run is not { TakesArtifacts: true } target)
            return state;
        foreach (var file in Directory.EnumerateFiles(run.Artifacts, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (path, size) = (Path.GetRelativePath(run.Artifacts, file), new FileInfo(file).Length);
            if (state.Artifacts.GetValueOrDefault(path, -1) == size)
                continue;
            await server.SendAsync(target, path, file, stop);
            state = Save(state with { Artifacts = new Dictionary<string, long>(state.Artifacts) { [path] = size } });
        }

        return state;
    }

    private PushState Load()
    {
        try
        {
            return File.Exists(statePath) ? JsonSerializer.Deserialize<PushState>(File.ReadAllBytes(statePath), Format) ?? new PushState()
                : new PushState();
        }
        catch (JsonException)
        {
            // The server knows what it has got of the run; the worst is that metrics are there twice.
            return new PushState();
        }
    }

    private PushState Save(PushState state)
    {
        AtomicFile.Write(statePath, JsonSerializer.Serialize(state, Format));
        return state;
    }
}
