using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class SymbolEvidenceTests
{
    private static readonly SymbolEvidence Sure = new(1, [0.01f, 0.989f], 0.001f), Doubtful = new(1, [0.05f, 0.92f], 0.03f);

    [Fact]
    public void What_looks_surely_like_one_symbol_is_called_so() => Assert.Equal(1, Sure.Name);

    [Fact]
    public void What_may_be_none_of_the_symbols_has_no_name()
    {
        Assert.Null(Doubtful.Name);
        Assert.Null(new SymbolEvidence(1, [0, 0], 1).Name);
    }

    [Fact]
    public void Two_looks_at_one_symbol_name_it_where_they_are_sure_together()
    {
        var surer = new SymbolEvidence(1, [0.001f, 0.999f], 0.00001f);

        Assert.Equal(1, surer.NameWith(Doubtful));
        Assert.Null(Doubtful.NameWith(Doubtful));
    }

    [Fact]
    public void Two_looks_that_see_different_symbols_name_none() =>
        Assert.Null(Sure.NameWith(new SymbolEvidence(1, [0.989f, 0.01f], 0.001f)));
}
