using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Tables;

/// <summary>
/// Scenes rendered twice, alike but for one card's colour: the pixels that differ are that card's visible face.
/// </summary>
public sealed class TableArtistTests : IDisposable
{
    private readonly CardImage _white = Disc(Scalar.All(240));
    private readonly CardImage _black = Disc(Scalar.All(20));

    private static SceneOptions Clean { get; } = new()
    { CorruptionStrength = 0, Hands = 0, Distractors = 0, SmallestCard = 0.2, LargestCard = 0.6 };

    public void Dispose()
    {
        _white.Dispose();
        _black.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_true_outline_is_the_rendered_rim(int seed)
    {
        using var artist = new TableArtist(Clean with { MinCards = 1, MaxCards = 1, MaxCut = 0 }, _ => _white);
        using var scene = artist.Render(new Random(seed));
        using var face = FaceOf(artist, seed, 0);
        var outline = scene.Cards[0].Outline;
        using var truth = new Mat(face.Size(), MatType.CV_8UC1, Scalar.All(0));
        Cv2.FillConvexPoly(
            truth, outline.Outline(256).Select(p => new Point(p.X * 256, p.Y * 256)).ToArray(), Scalar.All(255), LineTypes.Link8, 8);
        using var wrong = new Mat();
        Cv2.BitwiseXor(face, truth, wrong);

        // A rim one pixel wide may go either way.
        Assert.True(Cv2.CountNonZero(wrong) < 1.2 * 2 * Math.PI * outline.Radius, $"{Cv2.CountNonZero(wrong)} pixels, {outline}");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(15)]
    [InlineData(13)]
    [InlineData(14)]
    public void The_visible_share_counts_the_pixels_that_show_a_card(int seed)
    {
        using var artist = new TableArtist(
            Clean with { MinCards = 7, MaxCards = 7, Crowding = 0.9, Hands = 0.5, Distractors = 0.5 }, _ => _white);
        using var scene = artist.Render(new Random(seed));
        for (var i = 0; i < scene.Cards.Count; i++)
        {
            var card = scene.Cards[i];
            using var face = FaceOf(artist, seed, i);
            var area = Math.PI * card.Outline.A * card.Outline.B;
            Assert.Equal(Cv2.CountNonZero(face) / area, card.Visible, 0.03 + (8 / area));
        }

        Assert.Contains(scene.Cards, c => c.Visible < 0.9);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    public void A_symbols_true_box_is_tight_around_its_pixels(int seed)
    {
        using var marked = Disc(Scalar.All(240), new Rect(70, 40, 40, 60));
        using var artist = new TableArtist(Clean with { MinCards = 1, MaxCards = 1, MaxCut = 0, SmallestCard = 0.4 }, _ => marked);
        using var with = artist.Render(new Random(seed));
        using var without = artist.Render(new Random(seed), _ => _white);
        using var mark = Difference(with.Image, without.Image);
        var seen = Cv2.BoundingRect(mark);
        var truth = with.Cards[0].Symbols[0];
        Assert.Equal(1, truth.Visible);
        Assert.Equal(seen.Left, truth.Box.X1, 1.2f);
        Assert.Equal(seen.Top, truth.Box.Y1, 1.2f);
        Assert.Equal(seen.Right, truth.Box.X2, 1.2f);
        Assert.Equal(seen.Bottom, truth.Box.Y2, 1.2f);
    }

    [Fact]
    public void A_symbol_under_another_card_is_not_visible()
    {
        using var marked = Disc(Scalar.All(240), new Rect(98, 98, 60, 60));
        using var artist = new TableArtist(Clean with { MinCards = 8, MaxCards = 8, Crowding = 1, MaxCut = 0 }, _ => marked);
        var symbols = Enumerable.Range(0, 10).SelectMany(seed =>
        {
            using var scene = artist.Render(new Random(seed));
            return scene.Cards.Select(c => (Card: c.Visible, Symbol: c.Symbols[0].Visible)).ToList();
        }).ToList();
        Assert.Contains(symbols, s => s is { Card: < 0.2, Symbol: < 0.3 });
        Assert.All(symbols.Where(s => s.Card > 0.99), s => Assert.True(s.Symbol > 0.99));
        Assert.All(symbols.Where(s => s.Card == 0), s => Assert.Equal(0, s.Symbol));
    }

    [Fact]
    public void The_same_seed_gives_the_same_image_on_every_thread()
    {
        using var artist = new TableArtist(new SceneOptions(), r => r.Next(2) == 0 ? _white : _black);
        using var reference = artist.Render(new Random(77));
        var norms = new double[6];
        Parallel.For(0, norms.Length, i =>
        {
            using var again = artist.Render(new Random(77));
            norms[i] = Cv2.Norm(reference.Image, again.Image);
        });
        Assert.All(norms, n => Assert.Equal(0, n));
        using var other = artist.Render(new Random(78));
        Assert.NotEqual(0, Cv2.Norm(reference.Image, other.Image));
    }

    [Fact]
    public void Cards_have_the_number_size_and_tilt_that_were_asked_for()
    {
        var options = new SceneOptions { MinCards = 3, MaxCards = 6, SmallestCard = 0.15, LargestCard = 0.4, MaxCut = 0, Crowding = 0 };
        using var artist = new TableArtist(options, _ => _white);
        for (var seed = 0; seed < 30; seed++)
        {
            using var scene = artist.Render(new Random(seed));
            Assert.InRange(scene.Cards.Count, 1, 6);
            Assert.All(scene.Cards, c =>
            {
                Assert.InRange(c.Outline.AxisRatio, 0.5, 1);
                Assert.InRange(2 * c.Outline.Radius / 240, 0.15 * 0.75, 0.4 * 1.5);
                Assert.InRange(c.Outline.Bounds.X1, -2, 320);
                Assert.InRange(c.Outline.Bounds.Y2, 0, 242);
            });
        }
    }

    [Fact]
    public void Scenes_on_white_paper_are_white()
    {
        using var artist = new TableArtist(Clean with { WhitePaper = 1, MaxCards = 0 }, _ => _white);
        var brightness = Enumerable.Range(0, 12).Select(seed =>
        {
            using var scene = artist.Render(new Random(seed));
            Assert.Empty(scene.Cards);
            var mean = Cv2.Mean(scene.Image);
            return (mean.Val0 + mean.Val1 + mean.Val2) / 3;
        });
        Assert.True(brightness.Average() > 185);
    }

    [Fact]
    public void A_broken_image_in_a_folder_is_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("dobble-scenes");
        File.WriteAllText(Path.Combine(folder.FullName, "broken.jpg"), "no image");
        using var artist = new TableArtist(new SceneOptions { ImageFolders = [folder.FullName, "/nowhere"] }, _ => _white);
        for (var seed = 0; seed < 6; seed++)
        {
            using var scene = artist.Render(new Random(seed));
            Assert.Equal(new Size(320, 240), scene.Image.Size());
        }

        folder.Delete(recursive: true);
    }

    /// <summary>The pixels of the card that was laid as the given one, found by rendering it black.</summary>
    private Mat FaceOf(TableArtist artist, int seed, int index)
    {
        using var plain = artist.Render(new Random(seed));
        var laid = 0;
        using var marked = artist.Render(new Random(seed), _ => laid++ == index ? _black : _white);
        return Difference(plain.Image, marked.Image);
    }

    private static Mat Difference(Mat first, Mat second)
    {
        using var difference = new Mat();
        Cv2.Absdiff(first, second, difference);
        using var gray = difference.CvtColor(ColorConversionCodes.BGR2GRAY);
        return gray.Threshold(100, 255, ThresholdTypes.Binary);
    }

    private static CardImage Disc(Scalar color, Rect? mark = null)
    {
        using var image = new Mat(256, 256, MatType.CV_8UC3, color);
        if (mark is not { } box)
            return CardImage.FromPhoto(image, 126, []);
        Cv2.Rectangle(image, box, Scalar.All(0), -1);
        Point2d[] corners =
        [
            new(box.Left - 0.5, box.Top - 0.5), new(box.Right - 0.5, box.Top - 0.5),
            new(box.Right - 0.5, box.Bottom - 0.5), new(box.Left - 0.5, box.Bottom - 0.5),
        ];
        return CardImage.FromPhoto(image, 126, [new CardSymbol(0, corners)]);
    }
}
