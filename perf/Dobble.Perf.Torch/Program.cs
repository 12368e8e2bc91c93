using System.CommandLine;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Torch;

/// <summary>
/// Measures our networks beside the detector that the project began with; apart from the other measurements, which need no libtorch.
/// </summary>
internal static class Program
{
    private static readonly int[] CardCounts = [2, 4, 10];

    private static int Main(string[] args)
    {
        var root = Perf.Program.FindRoot();
        var models = new Option<string>("--models")
        { Description = "folder of finder.onnx and reader.onnx", DefaultValueFactory = _ => Path.Combine(root, "models") };
        var output = new Option<string>("--out")
        { Description = "the page to write", DefaultValueFactory = _ => Path.Combine(root, "docs", "performance.md") };
        var rounds = new Option<int>("--rounds") { Description = "times that each network is run", DefaultValueFactory = _ => 30 };
        var command = new RootCommand("Measures our networks beside the first detector, on one thread.") { models, output, rounds };
        command.SetAction(p =>
        {
            using var timing = new DetectorTiming(p.GetValue(models)!);
            var figures = timing.Measure(CardCounts, p.GetValue(rounds));
            new PageSection("detector").Write(
                p.GetValue(output)!,
                DetectorSection.Text(Machine.Examine(TimeProvider.System, root), figures, CardCounts, p.GetValue(rounds)));
            Console.Error.WriteLine($"written: {p.GetValue(output)}");
        });
        return Perf.Program.Run(command.Parse(args));
    }
}
