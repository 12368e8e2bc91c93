namespace Dobble.Training.Optimization;

/// <summary>How long and how fast to train. Ranges are checked when the configuration is read.</summary>
internal sealed record TrainerOptions
{
    /// <summary>Batches to train on. 1 or more.</summary>
    public int Steps { get; init; } = 3000;

    /// <summary>Batches per line of the log, per validation and per checkpoint. 1 or more.</summary>
    public int StepsPerEpoch { get; init; } = 250;

    /// <summary>
    /// What changes the weights: <c>adamw</c>, <c>adam</c>, or <c>sgd</c> (momentum 0.9, Nesterov's), which wants a larger rate.
    /// </summary>
    public string Optimizer { get; init; } = Optimizers.Usual;

    /// <summary>Highest learning rate; reached after <see cref="WarmupSteps"/>, then a half cosine to zero.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Steps of linear warm-up. 0 or more.</summary>
    public int WarmupSteps { get; init; } = 200;

    /// <summary>Decay of the weights per step, times the learning rate. 0 or more.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Share that the running mean of the weights keeps at each step, 0 to 1. The mean is what is exported.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>
    /// Threads that compute each operation of the network. 1 or more. It decides the last bits of sums, and so of the weights: the same
    /// number gives the same weights on any number of cores of one type of processor.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, or <c>auto</c>. It decides the last bits too.</summary>
    public string Device { get; init; } = TrainingDevice.Auto;

    /// <summary>
    /// Whether convolutions compute in bfloat16; weights, statistics and losses keep 32 bits. Faster on graphics cards and on processors
    /// that have it, and another result.
    /// </summary>
    public bool MixedPrecision { get; init; }

    /// <summary>Threads that render batches. 1 or more. Changes nothing but the speed.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>
    /// Epochs without a better validation after which training ends early; 0 trains all <see cref="Steps"/>. Ignored where nothing is
    /// held out to validate on.
    /// </summary>
    public int Patience { get; init; }

    /// <summary>
    /// Whether the weights of the epoch that validated best are kept; otherwise the last. False where the images that validate are
    /// also those that judge, which may choose nothing.
    /// </summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>Every error, in words.</summary>
    public IEnumerable<string> Errors()
    {
        if (Steps < 1 || StepsPerEpoch < 1 || Threads < 1 || Workers < 1)
            yield return "training: steps, stepsPerEpoch, threads and workers must be 1 or more";
        if (!Optimizers.Names.Contains(Optimizer))
            yield return $"training: optimizer is '{Optimizer}', must be one of {string.Join(", ", Optimizers.Names)}";
        if (TrainingDevice.Error(Device) is { } error)
            yield return error;
        if (LearningRate <= 0 || WeightDecay < 0 || WarmupSteps < 0)
            yield return "training: learningRate must be more than 0, weightDecay and warmupSteps not less";
        if (Patience < 0)
            yield return $"training: patience is {Patience}, must be 0 or more";
        if (Patience > 0 && !KeepBest)
            yield return "training: patience waits for a better epoch, which keepBest: false does not keep; set patience: 0";
        if (AverageDecay is < 0 or >= 1)
            yield return $"training: averageDecay is {AverageDecay}, must be 0 to below 1";
    }
}
