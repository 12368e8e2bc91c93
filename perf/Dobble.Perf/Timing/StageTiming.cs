using Dobble.Perf.Baseline;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Tables;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Perf.Timing;

/// <summary>Times of every stage for frames of one size with one number of cards, and of the first way on the same frames.</summary>
/// <param name="Size">Size of the frames in pixels.</param>
/// <param name="Cards">Cards on each.</param>
internal sealed record StageTiming(Size Size, int Cards)
{
    private const int Scenes = 5;

    public Sample Find { get; } = new();

    public Sample Refine { get; } = new();

    public Sample Read { get; } = new();

    public Sample Match { get; } = new();

    public Sample Whole { get; } = new();

    public Sample BaselineFind { get; } = new();

    public Sample BaselineRead { get; } = new();

    public Sample BaselineWhole { get; } = new();

    /// <summary>Cards that were read in all frames together.</summary>
    public int CardsRead { get; private set; }

    /// <summary>Cards that the first way read in all frames together.</summary>
    public int BaselineCardsRead { get; private set; }

    /// <summary>Frames measured.</summary>
    public int Frames { get; private set; }

    /// <summary>Measures: each of a few rendered frames in turn, by our way and by the first one.</summary>
    public static StageTiming Measure(TableReader table, CardReader cards, Size size, int count, int frames)
    {
        var timing = new StageTiming(size, count);
        var images = Render(table, size, count);
        foreach (var image in images)
            WarmUp(table, cards, image);
        for (var i = 0; i < frames; i++)
        {
            timing.AddOurs(table.Read(images[i % images.Length]));
            timing.AddBaseline(BaselineReader.Read(images[i % images.Length], cards));
            timing.Frames++;
        }

        foreach (var image in images)
            image.Dispose();
        return timing;
    }

    private static Mat[] Render(TableReader table, Size size, int count)
    {
        using var demo = new DemoTable(table.Deck, count, size.Width, size.Height);
        return [.. Enumerable.Range(0, Scenes).Select(seed => demo.Render(seed).Image)];
    }

    private static void WarmUp(TableReader table, CardReader cards, Mat image)
    {
        table.Read(image);
        BaselineReader.Read(image, cards);
    }

    private void AddOurs(TableReading reading)
    {
        var times = reading.Times;
        Find.Add(times.Find);
        Refine.Add(times.Refine);
        Read.Add(times.Read);
        Match.Add(times.Match);
        Whole.Add(times.Total);
        CardsRead += reading.Cards.Count;
    }

    private void AddBaseline((TimeSpan Find, TimeSpan Read, IReadOnlyList<Ellipse> Cards) reading)
    {
        BaselineFind.Add(reading.Find);
        BaselineRead.Add(reading.Read);
        BaselineWhole.Add(reading.Find + reading.Read);
        BaselineCardsRead += reading.Cards.Count;
    }
}
