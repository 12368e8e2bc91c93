using System.Globalization;

namespace Dobble.Training.Optimization;

/// <summary>One line of a training's log.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Step">Batches so far.</param>
/// <param name="Seconds">Time in training so far.</param>
/// <param name="Values">Mean losses of the epoch and the metrics after it, by name.</param>
internal sealed record EpochLog(int Epoch, int Step, double Seconds, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Appends the line to a comma-separated file, with a heading where the file is new.</summary>
    public void AppendTo(string path)
    {
        var names = Values.Keys.Order(StringComparer.Ordinal).ToArray();
        if (!File.Exists(path))
            File.WriteAllText(path, "epoch,step,seconds," + string.Join(',', names) + "\n");
        var values = names.Select(n => Values[n].ToString("g6", CultureInfo.InvariantCulture));
        File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{Epoch},{Step},{Seconds:f1},{string.Join(',', values)}\n"));
    }
}
