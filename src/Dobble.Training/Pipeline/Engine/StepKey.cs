using System.Reflection;
using System.Text.Json;
using Dobble.Data.Files;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>The key of a step's output: changes whenever the output may.</summary>
internal static class StepKey
{
    private const int Length = 20;

    /// <summary>The version of the code: builds are deterministic, so that the same sources give the same module.</summary>
    private static readonly string Code = string.Join(
        ' ', new[]
        {
            typeof(StepKey), typeof(Vision.DobbleException), typeof(Data.Labels.LabelledPhoto), typeof(Scenes.Tables.TableArtist),
        }.Select(t => t.Module.ModuleVersionId));

    /// <summary>The version of the code, for people and records: the commit, and a hash that changes with every line.</summary>
    public static string CodeVersion { get; } = (typeof(StepKey).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion ?? "unknown") + ", " + FileHash.OfText(Code)[..12];

    /// <summary>The key.</summary>
    /// <param name="step">The step.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="common">The settings that all steps share.</param>
    /// <param name="source">What else it depends on.</param>
    /// <param name="inputs">The outputs that it uses.</param>
    public static string Of(PipelineStep step, object settings, PipelineSettings common, string source, IEnumerable<StepOutput> inputs)
    {
        var parts = new[] { step.Name, Code, JsonSerializer.Serialize(settings, step.Settings), common.Fingerprint, source }
            .Concat(inputs.Select(i => i.Hash));
        return FileHash.OfText(string.Join('\n', parts))[..Length];
    }
}
