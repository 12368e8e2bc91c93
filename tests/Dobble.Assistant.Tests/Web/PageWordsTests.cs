using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dobble.Assistant.Web;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Tests.Web;

/// <summary>The page says everything in every language of the screen.</summary>
public sealed partial class PageWordsTests
{
    private static readonly Dictionary<string, Asset> Assets = Asset.All.ToDictionary(asset => asset.Path);

    [Fact]
    public void Every_language_has_the_words_of_the_others()
    {
        Assert.Equal(OverlayWords.Languages.Order(), Assets.Keys.Where(path => path.StartsWith("/words/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order());
        Assert.All(OverlayWords.Languages, language => Assert.Equal(Words("en").Keys.Order(), Words(language).Keys.Order()));
    }

    [Fact]
    public void There_is_advice_for_every_reason_of_having_no_answer() => Assert.All(
        Enum.GetValues<NoAnswerReason>(), reason => Assert.NotEmpty(Words("en")[$"advice_{reason.Id()}"]));

    [Fact]
    public void Every_word_that_the_page_asks_for_is_there()
    {
        var asked = Assets.Values.Where(asset => asset.Path is "/" or Pairing.Path || asset.Path.EndsWith(".js", StringComparison.Ordinal))
            .SelectMany(asset => Asked().Matches(Encoding.UTF8.GetString(asset.Content)).Select(match => match.Groups[1].Value));
        Assert.Empty(asked.Except(Words("en").Keys));
    }

    private static Dictionary<string, string> Words(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Assets[$"/words/{language}.json"].Content)!;

    [GeneratedRegex("""(?:data-(?:word|label|alt)="|\b(?:word|row)\(')(\w+)""")]
    private static partial Regex Asked();
}
