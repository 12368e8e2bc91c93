using Dobble.Data.Evaluation;
using Dobble.Scenes.Cards;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.Tests.Evaluation;

public class RenderedScenesTests
{
    private static readonly Deck Emoji = Deck.Load(TestPaths.Deck("emoji"));

    [Fact]
    public void The_same_seed_renders_the_same_scenes()
    {
        var (first, firstTruth) = Render(seed: 5, index: 1);
        var (second, secondTruth) = Render(seed: 5, index: 1);
        using (first)
        using (second)
        {
            Assert.Equal(0, Cv2.Norm(first, second));
            Assert.Equal(firstTruth.Cards.Select(c => c.Outline), secondTruth.Cards.Select(c => c.Outline));
        }
    }

    [Fact]
    public void A_scene_has_each_card_once_and_its_symbols_lie_on_it()
    {
        using var scenes = new RenderedScenes(Emoji, seed: 3, CardShape.Round);
        foreach (var scene in scenes.Images(4))
        {
            var (image, truth) = scene.Open();
            using var owned = image;
            Assert.Equal(truth.Cards.Count, truth.Cards.Select(c => c.Card).Distinct().Count());
            Assert.All(truth.Cards, card =>
            {
                Assert.All(card.Symbols, s => Assert.Contains(s.Slot, Emoji.Cards[card.Card!.Value]));
                Assert.All(card.Symbols, s => Assert.True(card.Outline!.Value.Contains(s.Box.CenterX, s.Box.CenterY)));
            });
        }
    }

    [Theory]
    [InlineData("oval")]
    [InlineData("square")]
    [InlineData("oblong")]
    public void Cards_of_another_shape_are_judged_like_round_ones(string name)
    {
        using var scenes = new RenderedScenes(Emoji, seed: 3, CardShape.All.Single(s => s.Name == name));
        foreach (var scene in scenes.Images(2))
        {
            var (image, truth) = scene.Open();
            using var owned = image;
            Assert.InRange(truth.Cards.Count, 2, 3);
            Assert.All(truth.Cards, card => Assert.InRange(
                card.Symbols.Count(s => card.Outline!.Value.Contains(s.Box.CenterX, s.Box.CenterY)), 6, 8));
        }
    }

    [Fact]
    public void A_deck_without_emoji_cannot_be_rendered()
    {
        using var scenes = new RenderedScenes(HandMadeTable.Deck, 1, CardShape.Round);
        Assert.Throws<DobbleException>(() => scenes.Images(1)[0].Open());
    }

    private static (Mat Image, PhotoTruth Truth) Render(int seed, int index)
    {
        using var scenes = new RenderedScenes(Emoji, seed, CardShape.Round);
        return scenes.Images(index + 1)[index].Open();
    }
}
