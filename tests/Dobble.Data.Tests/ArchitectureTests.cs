using Dobble.Data.Labels;
using Dobble.TestKit;

namespace Dobble.Data.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Namespaces_keep_to_their_layers() => Assert.Empty(Layers.Breaches(typeof(LabelledPhoto)));
}
