using Dobble.Data.Evaluation;
using Dobble.Training.Networks;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>What <see cref="Trainer"/> needs to know of a network: its batches, its losses, how good it is.</summary>
internal interface ITrainingTask
{
    /// <summary>The network.</summary>
    VisionNet Net { get; }

    /// <summary>Auxiliary heads: trained with the network, no part of it; null for none.</summary>
    nn.Module? Auxiliary { get; }

    /// <summary>Makes batch <paramref name="index"/>; the same index gives the same batch. Called from several threads.</summary>
    Batch MakeBatch(long index);

    /// <summary>The losses, to be added up, by name; the targets are the batch's (<see cref="Batch.Targets"/>).</summary>
    IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets);

    /// <summary>The metric of <see cref="Validate"/> that decides which weights are best.</summary>
    string Goal { get; }

    /// <summary>Metrics on data that was not trained on, by name; larger is better for each.</summary>
    IReadOnlyDictionary<string, double> Validate();

    /// <summary>Shows some of that data, always the same: as it is, the truth, and what the network makes of it now.</summary>
    /// <param name="grid">Where they are shown.</param>
    /// <param name="count">How many are wanted.</param>
    void Show(SampleGrid grid, int count)
    {
    }
}
