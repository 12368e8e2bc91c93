using Dobble.Scenes.Artwork;
using Dobble.Scenes.Crops;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Crops;

public sealed class NeighbourCardsTests
{
    [Fact]
    public void The_symbols_of_a_card_that_lies_over_another_count_for_neither()
    {
        using var font = new EmojiFont();
        IReadOnlyList<IReadOnlyList<SymbolImage>> symbols = [.. font.Emoji.Take(12).Select(Draw)];
        IReadOnlyList<SymbolImage> Draw(string emoji)
        {
            using var sprite = font.Render(emoji);
            return [SymbolImage.Of(emoji, sprite)];
        }

        var cards = new NeighbourCards([symbols], 8);
        for (var seed = 0; seed < 20; seed++)
        {
            using var image = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, new Scalar(0, 0, 255));
            using var cover = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC1, Scalar.Black);
            var others = cards.Cover(new Random(seed), image, cover);

            Assert.All(others, s => Assert.Equal(Visibility.Doubtful, s.Visibility));
            Assert.All(others, s =>
                Assert.NotEqual(0, cover.At<byte>((int)Math.Clamp(s.Box.CenterY, 0, 191), (int)Math.Clamp(s.Box.CenterX, 0, 191))));
            // Where it lies its paper hides the red below, elsewhere the red stays red.
            using var below = image.InRange(new Scalar(0, 0, 60), new Scalar(0, 0, 255));
            using var hidden = new Mat();
            Cv2.BitwiseAnd(below, cover, hidden);
            Assert.InRange(Cv2.CountNonZero(hidden), 0, Cv2.CountNonZero(cover) / 4);
        }
    }
}
