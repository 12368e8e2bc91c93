using Dobble.Assistant.Decks;
using Dobble.Scenes.Artwork;
using Dobble.TestKit;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Tests.Decks;

public sealed class NameSuggestionsTests
{
    [Fact]
    public void A_symbol_gets_the_name_of_the_emoji_that_looks_like_it_first()
    {
        using var font = new EmojiFont();
        using var reader = new CardReader(TestPaths.Model("reader"), "cpu");
        Sprite[] symbols = [font.Render("🐙"), font.Render("🔑"), font.Render("🌵")];

        var names = NameSuggestions.For(symbols, reader, "de", 3, (_, _) => { });

        Assert.Equal(["Oktopus", "Schlüssel", "Kaktus"], names.Select(n => n[0]));
        Assert.All(names, n => Assert.Equal(3, n.Count));
        foreach (var symbol in symbols)
            symbol.Dispose();
    }
}
