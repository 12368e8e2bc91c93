using Dobble.TestKit;

namespace Dobble.Training.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void A_namespace_uses_only_the_layers_below_its_own() =>
        Assert.Empty(Layers.Breaches(typeof(Program)));
}
