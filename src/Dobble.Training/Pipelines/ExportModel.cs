using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Dobble.Training.Export;
using Dobble.Training.Optimization;
using Spectre.Console;

namespace Dobble.Training.Pipelines;

/// <summary>What a model's metadata tells besides its weights.</summary>
/// <param name="Task">The trained network.</param>
/// <param name="Data">Where the data came from.</param>
/// <param name="Config">The configuration it was trained with.</param>
/// <param name="Machine">What it took from the machine.</param>
/// <param name="Epochs">The training's log.</param>
internal sealed record ModelToExport(
    ITrainingTask Task, DataSource Data, object Config, MachineImages Machine, IReadOnlyList<EpochLog> Epochs);

/// <summary>A model on disk.</summary>
internal sealed record ExportedModel(string Path, string Identity);

/// <summary>Writes the ONNX file, its card and its hash, after comparing it with the network.</summary>
internal sealed class ExportModel(ModelFolder folder) : IStep<ModelToExport, ExportedModel>
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["finder"] = "CardFinder's network. Input `frame` [1,3,H,W], RGB, 0 to 1, long side 320, padded with 0.5 to multiples of 32. "
            + "Outputs `score` [1,1,H/8,W/8] and `shape` [1,5,H/8,W/8]: offsets of the centre in cells and the logarithm of the "
            + "outline's shape matrix in units of 32 pixels.",
        ["reader"] = "CardReader's network. Input `cards` [N,3,192,192], RGB, 0 to 1, rectified cards on 0.5 grey. Outputs `presence` "
            + "[N,1,24,24], `boxes` [N,4,24,24] (offsets of the centre in cells, logarithms of width and height in units of 32 pixels) "
            + "and `embeddings` [N,64,24,24] of unit length.",
    };

    /// <summary>What a kind of model is, for its card.</summary>
    public static string About(string kind) => Texts[kind];

    public string Name => "export";

    public Task<ExportedModel> RunAsync(ModelToExport input, RunContext run, CancellationToken stop)
    {
        var facts = new Dictionary<string, string>
        {
            ["dobble.data"] = DataHash.Of(input.Data.Folders),
            ["dobble.heldOut"] = input.Data.HoldOut.Count == 0 ? "none" : string.Join(", ", input.Data.HoldOut),
            ["dobble.config"] = JsonSerializer.Serialize(input.Config, input.Config.GetType()),
            ["dobble.backgrounds"] = input.Machine.Backgrounds,
            ["dobble.emojiFont"] = input.Machine.EmojiFont,
            ["dobble.commit"] = Commit(),
        };
        if (input.Epochs.Count > 0)
        {
            var last = input.Epochs[^1];
            facts["dobble.metrics"] = string.Join(", ", last.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {v.Value:f4}")));
            facts["dobble.trained"] = string.Create(CultureInfo.InvariantCulture, $"{last.Step} steps, {last.Seconds / 60:f1} minutes");
        }

        var net = input.Task.Net;
        var path = folder.PathOf(net.Kind);
        var (identity, difference) = OnnxExporter.Export(net, path, facts);
        net.save(folder.WeightsOf(net.Kind));
        if (input.Task is ReaderTask reader)
            reader.ExportClasses().Save(folder.Classes);
        facts["dobble.identity"] = identity;
        facts["difference from training"] = difference.ToString("g2", CultureInfo.InvariantCulture);
        folder.Register(net.Kind, About(net.Kind), facts);
        run.Say($"  {path}, differs from training by {difference:g2} at most");
        return Task.FromResult(new ExportedModel(path, identity));
    }

    /// <summary>The commit that this program was built from.</summary>
    private static string Commit() =>
        typeof(ExportModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
