using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>What changes weights by their gradients.</summary>
internal static class Optimizers
{
    /// <summary>The one that is taken unless another is named.</summary>
    public const string Usual = "adamw";

    private const double Momentum = 0.9;

    /// <summary>Their names in settings.</summary>
    public static IReadOnlyList<string> Names { get; } = [Usual, "adam", "sgd"];

    /// <summary>Makes one for these weights.</summary>
    public static OptimizerHelper Create(TrainerOptions options, IEnumerable<Parameter> weights) => options.Optimizer switch
    {
        "adam" => optim.Adam(weights, options.LearningRate, weight_decay: options.WeightDecay),
        "sgd" => optim.SGD(weights, options.LearningRate, Momentum, weight_decay: options.WeightDecay, nesterov: true),
        _ => optim.AdamW(weights, options.LearningRate, weight_decay: options.WeightDecay),
    };
}
