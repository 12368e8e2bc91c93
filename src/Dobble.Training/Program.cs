using Dobble.Training.Export;
using Dobble.Training.Models;
using static TorchSharp.torch;
using System.Diagnostics;

foreach (VisionNet net in new VisionNet[] { new FinderNet(), new ReaderNet() })
{
    Console.WriteLine(OnnxExporter.Export(net, $"/tmp/models/{net.Kind}.onnx", new Dictionary<string, string>()));
    Console.WriteLine(net.parameters().Sum(p => p.numel()));
    net.train();
    var x = net.Kind == "reader" ? rand(64, 3, 192, 192) : rand(32, 3, 256, 320);
    var opt = optim.AdamW(net.parameters(), 1e-3);
    for (var i = 0; i < 6; i++)
    {
        using var s = NewDisposeScope();
        var sw = Stopwatch.StartNew();
        var o = net.forward(x);
        var loss = o.Select(t => t.square().mean()).Aggregate((a, b) => a + b);
        loss.backward();
        opt.step();
        Console.WriteLine($"{net.Kind} {x.shape[0] / sw.Elapsed.TotalSeconds:f0}/s");
    }
}
