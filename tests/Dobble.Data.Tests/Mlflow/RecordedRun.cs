using Dobble.Data.Runs;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Mlflow;

/// <summary>The folder of a run as the pipeline leaves it, with a training's curve, a page and a registered model.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly RunFolder _folder;

    public RecordedRun(TemporaryFolder work, string name = "table", string? parent = null, int epochs = 1500, bool model = true)
    {
        _folder = RunFolder.Create(work.File("runs"), new RunRecord
        {
            Id = string.Empty,
            Name = name,
            Title = "first",
            Parent = parent,
            Command = "dobble-train run -tp",
            Started = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
            Status = RunStatus.Running,
            Tags = new Dictionary<string, string> { ["lens"] = "wide" },
            Settings = Enumerable.Range(0, 150).ToDictionary(i => $"p{i}", i => $"{i}"),
            Steps =
            [
                new StepRecord
                {
                    Name = "train-reader",
                    Part = "training",
                    Status = RunStatus.Running,
                    Metrics = new Dictionary<string, double> { ["odd"] = double.NaN, ["mAP@0.5"] = 0.5 },
                    Pages = ["artifacts/train-reader/page one.html"],
                },
                new StepRecord { Name = "register", Part = "training", Summary = "of a test" },
            ],
        });
        _folder.Log.WriteLine("begun");
        Log(epochs);
        Write("artifacts/train-reader/page one.html", "hello");
        Write("pipeline.yaml", "pipeline:\n");
        if (model)
            foreach (var file in new[] { "finder.onnx", "reader.onnx", "models.json" })
                Write("artifacts/register/model/" + file, file);
    }

    public string Path => _folder.Path;

    public string Id => _folder.Record.Id;

    /// <summary>Writes the log of the training so far, and what the network makes of images where that is given.</summary>
    public void Log(int epochs, string? grid = null)
    {
        var log = System.IO.Path.Combine(Path, "log.csv");
        if (grid is not null)
            Write(RunCurves.GridName, grid);
        File.Delete(log);
        for (var i = 1; i <= epochs; i++)
            new EpochLog(i, i * 10, i, new Dictionary<string, double> { ["loss"] = 1.0 / i }).AppendTo(log);
        _folder.KeepTraining("train-reader", 0, log);
    }

    /// <summary>Ends the run well.</summary>
    public void End(double gate = 1) => _folder.Update(r => r with
    {
        Status = RunStatus.Done,
        Seconds = 60,
        Steps =
        [
            .. r.Steps.Select(s => s with
            {
                Status = RunStatus.Done,
                Metrics = s.Name == "register" ? new Dictionary<string, double> { ["gate"] = gate } : s.Metrics,
            }),
        ],
    });

    /// <summary>Lets go of the folder, as a program that ends does, killed or not.</summary>
    public void Dispose() => _folder.Dispose();

    private void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
