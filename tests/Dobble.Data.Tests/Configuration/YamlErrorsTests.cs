using Dobble.Data.Configuration;
using Dobble.Data.Ingestion;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Configuration;

public sealed class YamlErrorsTests
{
    [Theory]
    [InlineData("sorce: x", "there is no key 'sorce' here")]
    [InlineData("pollSeconds: soon", "'soon' is not what this key takes")]
    [InlineData("fetch: { parallel: many }", "'many' is not what this key takes")]
    [InlineData("fetch: { parallel: 99999999999 }", "the number is too large for this key")]
    [InlineData("fetch: [1, 2]", "this is not what the key takes")]
    [InlineData("source: [a, b]", "this is not what the key takes")]
    public void What_is_wrong_is_told_without_the_names_of_types(string yaml, string told)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<DobbleException>(() => ConfigFile.Load<IngestOptions>(folder.Write("a.yaml", yaml)));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Dobble.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }
}
