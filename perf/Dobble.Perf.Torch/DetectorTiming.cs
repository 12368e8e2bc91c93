using System.Diagnostics;
using Dobble.Perf.Arithmetic;
using Dobble.Perf.Reporting;
using Dobble.Training.Networks;
using Dobble.Vision;
using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Perf.Torch;

/// <summary>Runs the first detector and our networks in turn, each on one thread, on inputs of noise.</summary>
internal sealed class DetectorTiming : IDisposable
{
    /// <summary>The classic deck's symbols, and one label for none.</summary>
    private const int Labels = 58;

    private static readonly int[] Frame = NetworkInputs.Frame(16, 9), Crop = NetworkInputs.Card;
    private static readonly int[] FirstCrop = [1, 3, SsdLite.Side, SsdLite.Side];

    private readonly SsdLite _first = new(Labels);
    private readonly FinderNet _finder = new();
    private readonly ReaderNet _reader = new();
    private readonly ModelSession _finderFile, _readerFile;

    /// <param name="models">Folder of the two networks that are shipped.</param>
    /// <exception cref="DobbleException">This process has more than one processor, and with it ONNX Runtime more than one
    /// thread.</exception>
    public DetectorTiming(string models)
    {
        if (Environment.ProcessorCount > 1)
            throw new DobbleException("this is measured on one thread: set DOTNET_PROCESSOR_COUNT=1, as tools/perf detector does");
        set_num_threads(1);
        foreach (var network in (nn.Module[])[_first, _finder, _reader])
            network.eval();
        _finderFile = Load(Path.Combine(models, "finder.onnx"), ModelContract.Finder, Frame);
        _readerFile = Load(Path.Combine(models, "reader.onnx"), ModelContract.Reader, Crop);
    }

    /// <summary>Measures every way in turn, again and again.</summary>
    /// <param name="cards">Numbers of cards on a frame.</param>
    /// <param name="rounds">Times that each is run.</param>
    public IReadOnlyList<DetectorFigures> Measure(IReadOnlyList<int> cards, int rounds)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        Tensor Noise(int[] shape, int count = 1) => rand([count, .. shape[1..].Select(side => (long)side)]);
        var (frame, crop, firstCrop) = (Noise(Frame), Noise(Crop), Noise(FirstCrop));
        var (framePixels, cropPixels) = (frame.data<float>().ToArray(), crop.data<float>().ToArray());
        var first = new DetectorFigures("first detector, libtorch", 0, ConvolutionCount.Of(_first, firstCrop));
        var (finding, reading) = (MultiplyAdds.Count(_finderFile.Info.Path, Frame), MultiplyAdds.Count(_readerFile.Info.Path, Crop));
        var (ours, shipped) = (new DetectorFigures("finder and reader, libtorch", finding, reading),
            new DetectorFigures("finder and reader, ONNX Runtime", finding, reading));
        List<(Sample Times, Action Run)> ways =
        [
            (first.Card, () => Run(_first, firstCrop)), (ours.Card, () => Run(_reader, crop)),
            (shipped.Card, () => Run(_readerFile, cropPixels, Crop)),
        ];
        foreach (var count in cards)
        {
            var crops = Noise(Crop, count);
            var pixels = crops.data<float>().ToArray();
            ways.Add((first.Frame(count), () =>
            {
                for (var card = 0; card < count; card++)
                    Run(_first, firstCrop);
            }
            ));
            ways.Add((ours.Frame(count), () =>
            {
                Run(_finder, frame);
                Run(_reader, crops);
            }
            ));
            ways.Add((shipped.Frame(count), () =>
            {
                Run(_finderFile, framePixels, Frame);
                Run(_readerFile, pixels, [count, .. Crop[1..]]);
            }
            ));
        }

        ways.ForEach(way => way.Run()); // warms up
        for (var round = 0; round < rounds; round++)
            ways.ForEach(way => Time(way.Times, way.Run));
        return [first, ours, shipped];
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_first, _finder, _reader, _finderFile, _readerFile])
            part.Dispose();
    }

    private static ModelSession Load(string path, ModelContract contract, int[] shape)
    {
        var usual = Lengths(shape);
        return new ModelSession(path, contract, new InputSizes(usual, usual, usual, [usual]), "cpu");
    }

    private static void Time(Sample times, Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        times.Add(Stopwatch.GetElapsedTime(start));
    }

    private static void Run(nn.Module<Tensor, Tensor[]> network, Tensor input)
    {
        foreach (var output in network.forward(input))
            output.Dispose();
    }

    private static void Run(ModelSession network, float[] input, int[] shape) => network.Run(input, Lengths(shape)).Dispose();

    private static long[] Lengths(int[] shape) => [.. shape.Select(side => (long)side)];
}
