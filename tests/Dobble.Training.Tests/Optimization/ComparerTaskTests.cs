using Dobble.Data.Galleries;
using Dobble.Data.Models;
using Dobble.Scenes.Artwork;
using Dobble.TestKit;
using Dobble.Training.Networks;
using Dobble.Training.Optimization;
using Dobble.Training.Samples;
using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Optimization;

/// <summary>On cards of emoji.</summary>
[Collection(SharedGenerator.Name)]
public sealed class ComparerTaskTests : IDisposable
{
    private readonly SymbolImages _symbols;
    private readonly ComparerSamples _samples;

    public ComparerTaskTests()
    {
        using var font = new EmojiFont();
        _symbols = SymbolImages.None with { Emoji = [.. font.Emoji.Take(60).Select(e => DeckImages.Draw(font, e, SymbolImages.ClassOf(e)))] };
        _samples = new ComparerSamples(new ComparerSampling { Groups = 2, Cards = 3 }, _symbols, 8, []);
    }

    public void Dispose() => _symbols.Dispose();

    [Fact]
    public void A_batch_is_of_so_many_cards_none_of_which_shows_a_symbol_twice()
    {
        var samples = _samples.Draw(new Random(5));

        Assert.Equal(6, samples.Select(s => s.Card).Distinct().Count());
        Assert.All(samples.GroupBy(s => s.Card), card => Assert.Equal(card.Count(), card.Select(s => s.Symbol).Distinct().Count()));
        Assert.All(samples, s => Assert.Equal((ComparerInput.Size, ComparerInput.Size), (s.Image.Width, s.Image.Height)));
        foreach (var sample in samples)
            sample.Image.Dispose();
    }

    [Fact]
    public void The_same_number_gives_the_same_batch_and_another_one_another()
    {
        var task = new ComparerTask(_samples.Draw, null, 1);

        Assert.Equal(task.MakeBatch(3).Pixels, task.MakeBatch(3).Pixels);
        Assert.NotEqual(task.MakeBatch(3).Pixels, task.MakeBatch(4).Pixels);
    }

    [Fact]
    public void The_shipped_network_finds_a_symbol_again_on_another_card_and_one_that_learnt_nothing_does_not()
    {
        manual_seed(3);
        var task = new ComparerTask(_samples.Draw, _samples.Draw, 1);
        using var none = no_grad();
        task.Net.eval();
        var untaught = task.Validate()[task.Goal];

        task.Net.load(new ModelBundle(Path.Combine(TestPaths.Root, "models")).WeightsOf("comparer"));

        Assert.InRange(task.Validate()[task.Goal], Math.Max(0.7, untaught + 0.2), 1);
    }

    [Fact]
    public void What_the_reader_has_learnt_is_taken_over_as_far_as_the_networks_are_the_same()
    {
        using var reader = new ReaderNet();
        using var comparer = new ComparerNet();
        var before = comparer.state_dict()["head.conv.weight"].clone();

        comparer.Adopt(reader);

        var (known, taken) = (reader.state_dict(), comparer.state_dict());
        Assert.All(new[] { "stem", "down4", "down8", "fine.first", "down16", "coarse.second" }, part =>
            Assert.True(known[part + ".conv.weight"].allclose(taken[part + ".conv.weight"]), part));
        Assert.True(before.allclose(taken["head.conv.weight"]));
    }
}
