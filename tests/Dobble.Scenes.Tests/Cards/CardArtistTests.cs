using Dobble.Scenes.Cards;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Cards;

public sealed class CardArtistTests
{
    [Theory]
    [InlineData(1, 192)]
    [InlineData(2, 256)]
    [InlineData(3, 512)]
    public void No_two_symbols_of_a_card_overlap(int seed, int size)
    {
        using var card = CardArtist.Draw(new Random(seed), Sprites.Eight, size);
        using var taken = new Mat(size, size, MatType.CV_8UC1, Scalar.All(0));
        foreach (var symbol in card.Symbols)
        {
            using var mine = new Mat(size, size, MatType.CV_8UC1, Scalar.All(0));
            Cv2.FillConvexPoly(mine, symbol.Hull.Select(p => new Point(Math.Round(p.X), Math.Round(p.Y))).ToArray(), Scalar.All(1));
            Cv2.Add(taken, mine, taken);
        }

        Cv2.MinMaxLoc(taken, out _, out double max);
        Assert.Equal(1, max);
    }

    [Fact]
    public void All_symbols_lie_on_the_disc_and_fill_it_well()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            using var card = CardArtist.Draw(new Random(seed), Sprites.Eight);
            var reach = card.Symbols.SelectMany(s => s.Hull).Max(p => Math.Sqrt(Math.Pow(p.X - 127.5, 2) + Math.Pow(p.Y - 127.5, 2)));
            Assert.InRange(reach, 0.8 * card.Radius, 0.97 * card.Radius);
            var share = card.Symbols.Sum(s => Cv2.ContourArea(s.Hull.Select(p => new Point2f((float)p.X, (float)p.Y)))) / (
                Math.PI * card.Radius * card.Radius);
            Assert.InRange(share, 0.25, 0.8);
        }
    }

    [Theory]
    [InlineData("oval", 0.76, 0.80)]
    [InlineData("square", 0.69, 0.74)]
    [InlineData("oblong", 0.62, 0.67)]
    public void A_card_of_another_shape_has_its_symbols_within_its_outline(string name, double least, double most)
    {
        var shape = CardShape.All.Single(s => s.Name == name);
        for (var seed = 0; seed < 12; seed++)
        {
            using var card = CardArtist.Draw(new Random(seed), Sprites.Eight, shape: shape);
            using var alpha = card.Image.ExtractChannel(3);
            Assert.InRange(Cv2.CountNonZero(alpha) / (Math.PI * card.Radius * card.Radius), least, most);
            Assert.All(card.Symbols.SelectMany(s => s.Hull), p =>
                Assert.Equal(255, alpha.At<byte>((int)Math.Round(p.Y), (int)Math.Round(p.X))));
        }
    }

    [Fact]
    public void Symbols_of_a_card_differ_in_size()
    {
        var ratios = Enumerable.Range(0, 12).Select(seed =>
        {
            using var card = CardArtist.Draw(new Random(seed), Sprites.Eight);
            var areas = card.Symbols.Select(s => Math.Sqrt(s.Box.Area)).ToList();
            return areas.Max() / areas.Min();
        });
        Assert.True(ratios.Average() > 1.8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_symbols_box_is_tight_around_its_turned_pixels(int index)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            using var card = CardArtist.Draw(new Random(seed), [Sprites.Eight[index]], 256);
            var white = card.Image.At<Vec4b>(250, 128);
            Scalar Ground(int shift) => new(white.Item0 + shift, white.Item1 + shift, white.Item2 + shift);
            using var inner = new Mat(card.Image.Size(), MatType.CV_8UC1, Scalar.All(0));
            Cv2.Circle(inner, new Point(128, 128), 121, Scalar.All(255), -1);
            using var bgr = card.Image.CvtColor(ColorConversionCodes.BGRA2BGR);
            using var away = new Mat();
            Cv2.InRange(bgr, Ground(-24), Ground(24), away);
            using var drawn = new Mat();
            Cv2.BitwiseNot(away, drawn);
            Cv2.BitwiseAnd(drawn, inner, drawn);
            var seen = Cv2.BoundingRect(drawn);
            var box = card.Symbols[0].Box;
            Assert.InRange(box.X1, seen.Left - 2, seen.Left + 2);
            Assert.InRange(box.Y1, seen.Top - 2, seen.Top + 2);
            Assert.InRange(box.X2, seen.Right - 2, seen.Right + 2);
            Assert.InRange(box.Y2, seen.Bottom - 2, seen.Bottom + 2);
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_card()
    {
        using var first = CardArtist.Draw(new Random(5), Sprites.Eight);
        using var second = CardArtist.Draw(new Random(5), Sprites.Eight);
        using var other = CardArtist.Draw(new Random(6), Sprites.Eight);
        Assert.Equal(0, Cv2.Norm(first.Image, second.Image));
        Assert.NotEqual(0, Cv2.Norm(first.Image, other.Image));
    }

    [Fact]
    public void A_card_is_clear_outside_its_disc_and_solid_within()
    {
        using var card = CardArtist.Draw(new Random(5), Sprites.Eight, 200);
        using var alpha = card.Image.ExtractChannel(3);
        var area = Cv2.Sum(alpha).Val0 / 255;
        Assert.Equal(Math.PI * card.Radius * card.Radius, area, area * 0.003);
        Assert.Equal(0, alpha.At<byte>(0, 0));
        Assert.Equal(255, alpha.At<byte>(100, 100));
    }

    [Fact]
    public void A_card_cut_from_a_photo_keeps_its_pixels_within_the_radius_only()
    {
        using var photo = new Mat(192, 192, MatType.CV_8UC3, new Scalar(10, 200, 30));
        using var card = CardImage.FromPhoto(photo, 88, [], card: 7);
        Assert.Equal(new Vec4b(10, 200, 30, 255), card.Image.At<Vec4b>(96, 96));
        Assert.Equal(new Vec4b(0, 0, 0, 0), card.Image.At<Vec4b>(96, 4));
        Assert.Equal(7, card.Card);
    }
}
