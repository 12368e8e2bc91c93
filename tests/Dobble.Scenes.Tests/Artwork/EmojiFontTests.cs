using Dobble.Scenes.Artwork;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Artwork;

public sealed class EmojiFontTests
{
    [Fact]
    public void The_font_has_at_least_900_emoji_and_none_twice()
    {
        using var font = new EmojiFont();
        Assert.True(font.Emoji.Count >= 900, $"{font.Emoji.Count} emoji");
        Assert.Equal(font.Emoji.Count, font.Emoji.Distinct().Count());
    }

    [Theory]
    [InlineData("🇫", "a letter of a flag")]
    [InlineData("🏿", "a skin tone")]
    [InlineData("🔟", "a keycap")]
    [InlineData("⬆", "an arrow that is another one turned")]
    [InlineData("8", "a digit")]
    public void Emoji_that_make_no_symbol_of_their_own_are_left_out(string emoji, string reason)
    {
        using var font = new EmojiFont();
        Assert.False(font.Emoji.Contains(emoji), reason);
    }

    [Theory]
    [InlineData("🍎")]
    [InlineData("❤")]
    [InlineData("❤️")]
    [InlineData("🦕")]
    public void A_sprite_is_cropped_to_its_alpha_and_has_soft_edges(string emoji)
    {
        using var font = new EmojiFont();
        using var sprite = font.Render(emoji);
        using var alpha = sprite.Image.ExtractChannel(3);
        using var solid = alpha.Threshold(63, 255, ThresholdTypes.Binary);
        var bounds = Cv2.BoundingRect(solid);
        Assert.Equal(new Rect(1, 1, alpha.Width - 2, alpha.Height - 2), bounds);
        Assert.InRange(Math.Max(alpha.Width, alpha.Height), 90, 140);

        using var soft = new Mat();
        Cv2.InRange(alpha, new Scalar(40), new Scalar(215), soft);
        Assert.True(Cv2.CountNonZero(soft) > 20, "no anti-aliased pixels");
    }

    [Fact]
    public void Colours_of_a_sprite_never_exceed_its_alpha()
    {
        using var font = new EmojiFont();
        using var sprite = font.Render("👻");
        sprite.Image.GetArray(out Vec4b[] pixels);
        Assert.All(pixels, p => Assert.True(Math.Max(p.Item0, Math.Max(p.Item1, p.Item2)) <= p.Item3));
    }

    [Fact]
    public void An_emoji_that_the_font_lacks_is_named_in_the_error()
    {
        using var font = new EmojiFont();
        var error = Assert.Throws<DobbleException>(() => font.Render("\uE123"));
        Assert.Contains("NotoColorEmoji.ttf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_font_is_named_in_the_error()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "not a font");
        var error = Assert.Throws<DobbleException>(() => new EmojiFont(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
