using Dobble.Training.Optimization;
using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Optimization;

/// <summary>Two cards, two cells each; of one class, 0, there is a vector, 1 and 2 are symbols that have none.</summary>
[Collection(SharedGenerator.Name)]
public sealed class SymbolClassesTests
{
    [Fact]
    public void A_symbol_without_a_class_is_to_look_alike_on_two_cards_and_unlike_the_others()
    {
        Assert.True(Loss([[1, 2], [1, 2]], [[0, 1], [0, 1]]) < Loss([[1, 2], [1, 2]], [[0, 1], [1, 0]]));
        Assert.True(Loss([[1, 2], [1, 2]], [[0, 1], [0, 1]]) < Loss([[1, 2], [1, 2]], [[0, 0], [0, 0]]));
    }

    [Fact]
    public void What_a_symbol_looks_like_twice_on_one_card_says_nothing() => Assert.Equal(0, Loss([[1, 1], [2, 2]], [[0, 1], [0, 1]]), 5);

    [Fact]
    public void A_symbol_that_is_seen_once_is_only_told_apart() => Assert.Equal(0, Loss([[1, 2], [-1, -1]], [[0, 1], [0, 1]]), 5);

    private static double Loss(long[][] names, long[][] axes)
    {
        using var scope = NewDisposeScope();
        using var classes = new SymbolClasses(1);
        var embeddings = zeros(2, ReaderGrid.Dimensions, 1, 2);
        for (var card = 0; card < 2; card++)
        {
            for (var cell = 0; cell < 2; cell++)
                embeddings[card, axes[card][cell], 0, cell] = 1;
        }

        return classes.Loss(embeddings, tensor(names.SelectMany(card => card).ToArray()).view(2, 1, 2)).item<float>();
    }
}
