using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Games;

public sealed class GameArtistTests
{
    private static readonly Deck Deck = Deck.Load(TestPaths.Deck("emoji"));

    private static readonly GameOptions Small = new() { Width = 320, Height = 180, Rate = 10, Rounds = 2, Seed = 4 };

    [Fact]
    public void The_same_seed_makes_the_same_frames_and_truth_and_another_one_does_not()
    {
        var (first, truth) = Play(Small);
        var (again, sameTruth) = Play(Small);
        Assert.Equal(first, again);
        Assert.Equal(truth.Pairs.Select(Text), sameTruth.Pairs.Select(Text));
        Assert.NotEqual(first, Play(Small with { Seed = 5 }).Frames);
    }

    [Fact]
    public void Every_true_pair_shares_its_slot_and_lies_within_the_video()
    {
        var truth = Play(Small with { Rounds = 4 }).Truth;
        Assert.True(truth.Pairs.Count >= 4);
        foreach (var pair in truth.Pairs)
        {
            Assert.Equal(Deck.SharedSlot(pair.Cards[0], pair.Cards[1]), pair.Slot);
            Assert.Equal(pair.Slot, Deck.Symbols[Deck.FindSymbol(pair.Symbol)!.Value].Slot);
            Assert.InRange(pair.From, 0, pair.To);
            Assert.InRange(pair.To, pair.From, truth.Frames / truth.Rate);
        }
    }

    [Fact]
    public void Each_round_brings_a_pair_that_lies_still_for_a_second_at_least()
    {
        var truth = Play(Small with { Rounds = 5 }).Truth;
        Assert.True(truth.Pairs.Count(pair => pair.To - pair.From >= 1) >= 5);
    }

    [Fact]
    public void What_is_true_is_written_and_read_again()
    {
        var truth = Play(Small).Truth;
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        truth.Save(path);
        try
        {
            Assert.Equal(truth.Pairs.Select(Text), GameTruth.Load(path).Pairs.Select(Text));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"deck\":\"emoji\"}")]
    [InlineData(
        "{\"deck\":\"e\",\"width\":1,\"height\":1,\"rate\":30,\"frames\":1,\"pairs\":[{\"cards\":[1],\"slot\":0,\"symbol\":\"a\",\"from\":0,\"to\":1}]}")]
    [InlineData(
        "{\"deck\":\"e\",\"width\":1,\"height\":1,\"rate\":30,\"frames\":1,\"pairs\":[{\"cards\":[1,2],\"slot\":0,\"symbol\":\"a\",\"from\":2,\"to\":1}]}")]
    public void A_file_that_is_no_truth_is_refused_in_one_line(string json)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, json);
        try
        {
            var error = Assert.Throws<DobbleException>(() => GameTruth.Load(path));
            Assert.Contains("this is no truth of a game", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Text(GamePair pair) => $"{pair.Cards[0]} {pair.Cards[1]} {pair.Slot} {pair.From} {pair.To}";

    private static (List<double> Frames, GameTruth Truth) Play(GameOptions options)
    {
        using var artist = new DeckArtist(Deck);
        using var game = new GameArtist(options, Deck, artist);
        using var frame = new Mat();
        var frames = new List<double>();
        while (game.Next(frame))
        {
            Assert.Equal((options.Width, options.Height), (frame.Width, frame.Height));
            var sum = Cv2.Sum(frame);
            frames.Add(sum.Val0 + (7 * sum.Val1) + (31 * sum.Val2));
        }

        Assert.Equal(game.Frames, frames.Count);
        return (frames, game.Truth);
    }
}
