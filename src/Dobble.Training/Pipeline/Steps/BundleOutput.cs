using System.Text.Json.Serialization;
using Dobble.Data.Models;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>The output of a step that leaves a model bundle, whole or in part.</summary>
internal abstract record BundleOutput : StepOutput
{
    /// <summary>The bundle.</summary>
    [JsonIgnore]
    public ModelBundle Bundle => In(Folder);

    /// <summary>The bundle of a step whose files lie in a folder.</summary>
    public static ModelBundle In(string folder) => new(Path.Combine(folder, "model"));
}

/// <summary>A network that was trained.</summary>
internal abstract record TrainedModel : BundleOutput
{
    /// <summary>Whether it learnt from the photos that are held out too, which then judge it no more.</summary>
    public bool LearntAllPhotos { get; init; }
}
