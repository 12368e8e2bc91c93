using System.Globalization;

namespace Dobble.Data.Runs;

/// <summary>One line of a training's log.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Step">Batches so far.</param>
/// <param name="Seconds">Time in training so far.</param>
/// <param name="Values">Mean losses of the epoch and the metrics after it, by name.</param>
public sealed record EpochLog(int Epoch, int Step, double Seconds, IReadOnlyDictionary<string, double> Values)
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

    /// <summary>The lines of a log up to a step; none where there is no log. What a stopped run wrote later is forgotten.</summary>
    public static IReadOnlyList<EpochLog> Read(string path, int upTo)
    {
        if (!File.Exists(path))
            return [];
        var rows = File.ReadAllLines(path).Select(l => l.Split(',')).ToArray();
        double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        var epochs = rows.Skip(1).Where(r => r.Length == rows[0].Length).Select(r => new EpochLog(
            (int)Number(r[0]), (int)Number(r[1]), Number(r[2]),
            rows[0].Skip(3).Zip(r.Skip(3)).ToDictionary(v => v.First, v => Number(v.Second))));
        return [.. epochs.Where(e => e.Step <= upTo)];
    }
}
