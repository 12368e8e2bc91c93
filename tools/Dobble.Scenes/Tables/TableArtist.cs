using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Corruptions;
using Dobble.Scenes.Tables.Surfaces;
using Dobble.Scenes.Tables.Things;
using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>
/// Renders table scenes with their truth. Several threads may render at once, each with random numbers of its own; the
/// same random numbers and cards give the same image, bit for bit.
/// </summary>
public sealed class TableArtist : IDisposable
{
    private readonly SceneOptions _options;
    private readonly Func<Random, CardImage> _cards;
    private readonly SurfacePool _surfaces;
    private readonly ThingPool _things = new();

    /// <summary>Prepares to render.</summary>
    /// <param name="options">What scenes are like.</param>
    /// <param name="cards">Gives a card; called from every rendering thread. The card stays its owner's and is needed no longer than the
    /// call of Render lasts.</param>
    public TableArtist(SceneOptions options, Func<Random, CardImage> cards)
    {
        (_options, _cards) = (options, cards);
        _surfaces = new SurfacePool(options.ImageFolders);
    }

    /// <summary>Renders one scene; the caller disposes of it.</summary>
    public TableScene Render(Random random) => Render(random, _cards);

    /// <summary>Renders one scene with cards of its own.</summary>
    /// <param name="random">Decides everything about it.</param>
    /// <param name="cards">Gives the next card; called from this thread alone.</param>
    public TableScene Render(Random random, Func<Random, CardImage> cards)
    {
        var count = DrawCount(random);
        var radius = DrawRadius(random, count);
        var camera = TableCamera.Draw(random, _options, radius);
        using var canvas = new Canvas(_options.Width, _options.Height);
        var onPaper = random.Chance(_options.WhitePaper);
        Ground.Paint(random, canvas, camera, _surfaces, radius, onPaper);

        var painter = new TablePainter(canvas, camera, ShadowStyle.Draw(random, onPaper));
        var laid = LayOut(random, painter, camera, count, cards);
        if (random.Chance(_options.Hands))
            AddHands(random, canvas, laid, radius);
        var truth = Truth.Measure(canvas, laid);

        var image = canvas.Image.Clone();
        CorruptionMix.Scene(random, image, _options.CorruptionStrength);
        return new TableScene(image, truth);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _surfaces.Dispose();
        _things.Dispose();
    }

    private int DrawCount(Random random)
    {
        var (few, many) = (_options.MinCards, _options.MaxCards);
        if (few == 0 && random.Chance(0.06))
            return 0;
        few = Math.Min(many, Math.Max(1, few));
        return Math.Min(many, few + (int)((many - few + 1) * Math.Pow(random.NextDouble(), 3)));
    }

    private double DrawRadius(Random random, int count)
    {
        double shortSide = Math.Min(_options.Width, _options.Height);
        var room = Math.Sqrt((double)_options.Width * _options.Height / Math.Max(1, count)) / shortSide;
        var largest = Math.Max(_options.SmallestCard, Math.Min(_options.LargestCard, room));
        var share = Math.Pow(random.NextDouble(), 0.5);
        return shortSide / 2 * _options.SmallestCard * Math.Pow(largest / _options.SmallestCard, share);
    }

    private List<LaidCard> LayOut(
        Random random, TablePainter painter, TableCamera camera, int count, Func<Random, CardImage> cards)
    {
        var layout = new TableLayout(random, _options, camera);
        if (_options.Heaps > 0 && random.Chance(_options.Heaps))
            layout.UseHeap();
        else if (random.Chance(0.12))
            layout.UseGrid(count);
        var things = random.Chance(_options.Distractors) ? random.Next(1, 7) : 0;
        var laid = new List<LaidCard>();
        while (count + things > 0)
        {
            // Most things lie under the cards, some on them.
            var isThing = things > 0 && (count == 0 || random.Chance(0.7));
            if (isThing)
            {
                things--;
                var thing = _things.Draw(random);
                if (layout.Next(thing.Size) is { } place)
                    painter.Draw(thing.Image, thing.Radius, place, Canvas.Thing);
                continue;
            }

            count--;
            if (layout.Next() is not { } pose)
                continue;
            var card = cards(random);
            var number = (byte)(laid.Count + 1);
            laid.Add(new LaidCard(card, painter.Draw(card.Mips, card.Radius, pose, number), number));
        }

        return laid;
    }

    private static void AddHands(Random random, Canvas canvas, List<LaidCard> cards, double radius)
    {
        for (var n = random.Next(1, 3); n > 0; n--)
        {
            var outline = cards.Count > 0 ? random.Pick(cards).Outline
                : new Ellipse(random.Next(canvas.Image.Width), random.Next(canvas.Image.Height), radius, radius, 0);
            var tip = outline.PointAt(random.Angle());
            HandArtist.Draw(random, canvas, tip, outline.Radius);
        }
    }
}
