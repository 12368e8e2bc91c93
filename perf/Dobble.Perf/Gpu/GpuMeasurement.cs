using Dobble.Perf.Reporting;
using Dobble.Scenes.Tables;
using Dobble.Vision.Inference;
using Dobble.Vision.Native;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Gpu;

/// <summary>Compares the execution providers on the same frames, in answers and in time.</summary>
internal sealed class GpuMeasurement(ReaderOptions options, string root, Action<string> say)
{
    private const string Processor = "cpu";
    private const int ScenesOfACount = 5;

    /// <summary>Probability from which a match is an answer.</summary>
    private const double Threshold = 0.9;

    private static readonly int[] CardCounts = [2, 4, 10];

    /// <summary>Measures; writes the section if a graphics card ran the networks, else prints the processor's figures alone.</summary>
    public void Run(string page, int frames)
    {
        var machine = Machine.Examine(TimeProvider.System, root);
        var cache = Directory.CreateTempSubdirectory("dobble-perf-cache-").FullName;
        try
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache);
            List<string> providers = [Processor, .. ((string[])["cuda", "tensorrt"]).Where(Works)];
            var text = GpuSection.Text(machine, ExecutionProviders.CardName(), Measure(providers, cache, frames));
            if (providers.Count == 1)
            {
                say("No graphics card runs the networks here: these are the processor's figures alone, and the page stays as it is.");
                Console.Out.WriteLine(text);
                return;
            }

            new PageSection("gpu").Write(page, text);
            say($"written: {page}");
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private bool Works(string provider)
    {
        try
        {
            using var reader = new TableReader(options with { Provider = provider });
            return true;
        }
        catch (NativeLibraryException e)
        {
            say(e.Problem);
            return false;
        }
    }

    private List<ProviderFigures> Measure(IReadOnlyList<string> providers, string cache, int frames)
    {
        var figures = providers.Select(provider => Start(provider, cache)).ToList();
        var readers = providers.Select(provider => new TableReader(options with { Provider = provider })).ToList();
        var images = CardCounts.SelectMany(count => Render(readers[0], count)).ToList();
        try
        {
            foreach (var image in images)
                readers.ForEach(reader => reader.Read(image));
            say($"{frames} frames on {string.Join(", ", providers)} in turn");
            for (var i = 0; i < frames; i++)
                Read(readers, figures, images[i % images.Count]);
            return figures;
        }
        finally
        {
            images.ForEach(image => image.Dispose());
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private ProviderFigures Start(string provider, string cache)
    {
        say($"first and second start on {provider}");
        var own = Path.Combine(cache, provider);
        var settings = options with { Provider = provider };
        var (first, second) = (ProviderStart.Measure(settings, own), ProviderStart.Measure(settings, own));
        return new ProviderFigures(provider) { FirstStart = first, SecondStart = second };
    }

    private static IEnumerable<Mat> Render(TableReader reader, int count)
    {
        using var table = new DemoTable(reader.Deck, count);
        return [.. Enumerable.Range(0, ScenesOfACount).Select(seed => table.Render(seed).Image)];
    }

    private static void Read(List<TableReader> readers, List<ProviderFigures> figures, Mat image)
    {
        var readings = readers.ConvertAll(reader => reader.Read(image, Threshold));
        var expected = Answers(readings[0]);
        for (var i = 0; i < readings.Count; i++)
            figures[i].Add(readings[i].Times, Answers(readings[i]).SequenceEqual(expected));
    }

    /// <summary>What is said of a frame: which cards lie there, and the symbol of each pair.</summary>
    private static IEnumerable<(int? First, int? Second, int? Symbol)> Answers(TableReading reading)
    {
        int? Known(int card) => reading.Cards[card].Posterior.Known;
        return reading.Cards.Select(card => (card.Posterior.Known, (int?)null, (int?)null))
            .Concat(reading.Matches.Select(match => (Known(match.FirstCard), Known(match.SecondCard), match.Symbol)))
            .Order();
    }
}
