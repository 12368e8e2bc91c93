using Dobble.Data.Configuration;
using Dobble.TestKit;
using Dobble.Training.Pipelines;
using Dobble.Vision;

namespace Dobble.Training.Tests.Pipelines;

public sealed class ConfigFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reader")]
    [InlineData("finder")]
    public void The_shipped_configurations_are_valid(string kind)
    {
        var path = Path.Combine(TestPaths.Root, "models", kind + ".yaml");
        IConfig config = kind == "reader" ? ConfigFile.Load<ReaderConfig>(path) : ConfigFile.Load<FinderConfig>(path);
        Assert.Empty(config.Errors());
    }

    [Theory]
    [InlineData("seed: 1\nbatchsize: 3\n", "line 2", "an unknown key is an error, for it would do nothing")]
    [InlineData("seed: one\n", "line 1", "text where a number belongs")]
    [InlineData("batchSize: 0\n", "batchSize is 0", "a number out of range")]
    [InlineData("training:\n  steps: 0\n", "steps", "a nested number out of range")]
    [InlineData("batchSize: [1\n", "line", "no YAML")]
    public void A_faulty_configuration_is_one_line_that_names_file_and_place(string yaml, string told, string remark)
    {
        var path = _folder.File("config.yaml");
        File.WriteAllText(path, yaml);
        var error = Assert.Throws<DobbleException>(() => ConfigFile.Load<ReaderConfig>(path));
        Assert.True(error.Message.Contains(told, StringComparison.Ordinal), $"{remark}: {error.Message}");
        Assert.Contains("config.yaml", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_configuration_is_told_with_its_path() =>
        Assert.Contains("nowhere.yaml", Assert.Throws<DobbleException>(() => ConfigFile.Load<ReaderConfig>("nowhere.yaml")).Message, StringComparison.Ordinal);
}
