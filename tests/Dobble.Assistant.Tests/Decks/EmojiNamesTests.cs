using Dobble.Assistant.Decks;
using Dobble.Assistant.Words;
using Dobble.Scenes.Artwork;

namespace Dobble.Assistant.Tests.Decks;

public sealed class EmojiNamesTests
{
    [Theory]
    [InlineData("🐻", "🐻")]
    [InlineData("bear", "🐻")]
    [InlineData("Bär", "🐻")]
    [InlineData("OURS", "🐻")]
    [InlineData("☀️", "☀️")]
    [InlineData("no such thing", null)]
    [InlineData("", null)]
    public void An_emoji_is_found_by_itself_and_by_its_name_in_any_language(string text, string? emoji) =>
        Assert.Equal(emoji, EmojiNames.Find(text, "en"));

    [Theory]
    [InlineData("lion", "en", "🦁")]
    [InlineData("lion", "fr", "♌")]
    [InlineData("pie", "en", "🥧")]
    [InlineData("pie", "es", "🦶")]
    [InlineData("crayon", "de", "🖍")]
    public void A_word_of_several_languages_counts_in_the_one_asked_for_then_in_English(string word, string language, string emoji) =>
        Assert.Equal(emoji, EmojiNames.Find(word, language));

    [Fact]
    public void Nearly_every_emoji_that_can_be_drawn_has_a_name_in_every_language_of_the_screen()
    {
        using var font = new EmojiFont();

        var named = font.Emoji.Where(e => OverlayWords.Languages.All(EmojiNames.Of(e).ContainsKey)).ToArray();

        Assert.InRange(named.Length, 0.95 * font.Emoji.Count, font.Emoji.Count);
        Assert.Equal("orso", EmojiNames.Of("🐻")["it"]);
    }
}
