using Dobble.Data.DataSets;
using Dobble.Data.Evaluation.Conditions;
using Dobble.Data.Labels;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;

namespace Dobble.Data.Tests.Evaluation.Conditions;

/// <summary>The shipped networks on a real photo in bad light.</summary>
public sealed class ConditionsOnPhotosTests
{
    private static readonly string Classic = Path.Combine(TestPaths.Root, "decks", "classic.json");
    private static readonly string Emoji = Path.Combine(TestPaths.Root, "decks", "emoji.json");

    /// <summary>One view of the photo shows where these cards lie, another what is printed on them.</summary>
    [Fact]
    public void Of_six_cards_under_lamps_mirrored_in_varnish_most_pairs_are_answered()
    {
        var deck = Deck.Load(Classic);
        var all = VocFolder.Load(Path.Combine(TestPaths.RequireData(), "photos"), deck).Photos;
        LabelledPhoto[] photos = [.. all.Where(photo => photo.Series is "white-paper" or "beige-cloth")];
        using var suite = new ConditionSuite(photos, deck, Deck.Load(Emoji), symbols: null, seed: 1, ["glare"]);
        var glare = suite.All.Single();
        using var reader = new TableReader(new ReaderOptions
        {
            FinderModel = Path.Combine(TestPaths.Root, "models", "finder.onnx"),
            ReaderModel = Path.Combine(TestPaths.Root, "models", "reader.onnx"),
            Deck = Classic,
        });

        var six = glare with { Images = [.. glare.Images.Where(image => Path.GetFileName(image.Name) == "white-paper_dooble8.jpg")] };
        var score = new ConditionRun([reader], threshold: 0.9, pictures: false).Run(six, [], () => { });
        Assert.Equal((6, 15, 0), (score.Cards, score.Pairs, score.Wrong));
        Assert.InRange(score.Right, 10, 15);
    }
}
