using System.Diagnostics;
using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;
using Dobble.Data.Photos;
using Dobble.Perf.Baseline;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Finding;

/// <summary>Our finder and the first one, on the same images.</summary>
/// <param name="Name">What the images are.</param>
internal sealed record FindingComparison(string Name)
{
    /// <summary>Network and refinement.</summary>
    public FindingScore Ours { get; } = new();

    /// <summary>Threshold and roundness.</summary>
    public FindingScore Baseline { get; } = new();

    /// <summary>Compares on rendered tables: one row a number of cards.</summary>
    public static IEnumerable<FindingComparison> OnScenes(TableReader reader, IReadOnlyList<int> cards, int scenes)
    {
        foreach (var count in cards)
        {
            var row = new FindingComparison($"rendered, {count} cards");
            using var table = new DemoTable(reader.Deck, count);
            for (var seed = 0; seed < scenes; seed++)
            {
                using var scene = table.Render(1000 + seed);
                row.Judge(reader, scene.Image, Truth(scene, reader.Deck));
            }

            yield return row;
        }
    }

    /// <summary>Compares on the real photos: one row a series.</summary>
    public static IEnumerable<FindingComparison> OnPhotos(TableReader reader, string data)
    {
        var photos = VocFolder.Load(Path.Combine(data, "photos"), reader.Deck).Photos;
        foreach (var series in photos.GroupBy(p => p.Series).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var row = new FindingComparison($"photos, {series.Key}");
            foreach (var photo in series)
            {
                // The boxes are in the pixels of the file as it is, before any turn that its EXIF data asks for.
                using var image = Photo.LoadStored(photo.Path);
                row.Judge(reader, image, PhotoTruth.Of(photo, reader.Deck).Cards);
            }

            yield return row;
        }
    }

    private void Judge(TableReader reader, Mat image, IReadOnlyList<TrueCard> truth)
    {
        var reading = reader.Read(image);
        Ours.Add(truth, [.. reading.Cards.Select(c => c.Outline)], reading.Times.Find + reading.Times.Refine);
        var start = Stopwatch.GetTimestamp();
        var outlines = ThresholdFinder.Find(image);
        Baseline.Add(truth, outlines, Stopwatch.GetElapsedTime(start));
    }

    private static IReadOnlyList<TrueCard> Truth(TableScene scene, Deck deck) =>
        [.. scene.Cards.Select(c =>
            new TrueCard(c.Card, [.. c.Symbols.Select(s => new TrueSymbol(deck.Symbols[s.Symbol].Slot, s.Box))], c.Outline))];
}
