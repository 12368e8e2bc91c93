using Dobble.Data.Photos;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>The data sets of a run in memory: loaded by the first step that needs them, for all that do.</summary>
internal sealed class SharedData(PipelineSettings common) : IDisposable
{
    private readonly Dictionary<string, TrainingData> _sets = [];

    /// <summary>A data set.</summary>
    public TrainingData Of(DownloadedDataSet downloaded)
    {
        if (!_sets.TryGetValue(downloaded.Hash, out var data))
            _sets[downloaded.Hash] = data = new TrainingData(
                downloaded.Folder, common.LoadDeck(), Photo.LoadStored);
        return data;
    }

    public void Dispose()
    {
        foreach (var data in _sets.Values)
            data.Dispose();
    }
}
