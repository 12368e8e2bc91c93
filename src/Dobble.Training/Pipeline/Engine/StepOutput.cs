using System.Text.Json.Serialization;
using Dobble.Data.Configuration;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>What a step leaves behind: a record that is kept as JSON, and files in a folder of its own.</summary>
internal abstract record StepOutput
{
    /// <summary>Where the step's files lie; set by the cache.</summary>
    [JsonIgnore]
    public string Folder { get; set; } = string.Empty;

    /// <summary>SHA-256 over the record and the files, in hex; set by the cache. What later steps depend on.</summary>
    [JsonIgnore]
    public string Hash { get; set; } = string.Empty;

    /// <summary>One line for people.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>What the step found that others may ask for: the version of its data, the identity of its weights.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Figures by name, to be compared between runs.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Images and plots to show, as paths in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Pages with more to read, as paths in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>
    /// Logs of figures over training steps (comma-separated: epoch, step, seconds, then values by name), as paths in <see cref="Folder"/>.
    /// </summary>
    public IReadOnlyList<string> Curves { get; init; } = [];
}

/// <summary>The input of a step that needs nothing of other steps.</summary>
internal sealed record NoInput;

/// <summary>The settings of a step where there is nothing to set.</summary>
internal sealed record NoSettings : IConfig
{
    public IEnumerable<string> Errors() => [];
}
