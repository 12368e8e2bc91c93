using Dobble.Assistant.Settings;
using Dobble.Assistant.Words;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Words;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("classic")]
    [InlineData("emoji")]
    public void The_shipped_decks_name_every_symbol_in_every_language_of_the_screen(string name)
    {
        var deck = Deck.Load(TestPaths.Deck(name));
        Assert.All(deck.Symbols, symbol => Assert.Empty(OverlayWords.Languages.Except(symbol.Names.Keys)));
    }

    [Theory]
    [InlineData("en", "bee", "this one")]
    [InlineData("de", "bee", "das hier")]
    [InlineData("fr", "abeille", "celui-ci")]
    public void A_symbol_without_a_name_in_any_language_is_said_to_be_this_one(string language, string named, string unnamed)
    {
        var deck = Deck.Create("bare", ["bee", "sun", "key"], [[0, 1], [0, 2], [1, 2]])
            .WithNames("en", new Dictionary<string, string> { ["bee"] = "bee" })
            .WithNames("fr", new Dictionary<string, string> { ["bee"] = "abeille" });

        Assert.Equal((named, unnamed), (deck.Symbols.SpokenNameOf(0, language), deck.Symbols.SpokenNameOf(1, language)));
        Assert.Equal((unnamed, "key"), (deck.Symbols.SpokenNameOf(null, language), deck.Symbols.NameOf(2, language)));
    }

    [Fact]
    public void A_language_without_words_is_spoken_to_in_English() =>
        Assert.Equal(OverlayWords.In("en").Paused, OverlayWords.In("eo").Paused);

    [Theory]
    [InlineData("it", true)]
    [InlineData("eo", false)]
    public void A_setting_names_a_language_that_there_is(string code, bool isLanguage) =>
        Assert.Equal(isLanguage, Setting.Find("Language")!.Fits(code));
}
