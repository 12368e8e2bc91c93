using Dobble.Data.Configuration;
using Dobble.TestKit;
using Dobble.Training.Sweeps;
using Dobble.Vision;

namespace Dobble.Training.Tests.Sweeps;

public sealed class ConfigFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parallel: 1\npipline: a.yaml\n", "line 2", "an unknown key is an error, for it would do nothing")]
    [InlineData("parallel: two\n", "line 1", "text where a number belongs")]
    [InlineData("parameters: { a: [1] }\nparallel: 0\n", "parallel is 0", "a number out of range")]
    [InlineData("parallel: 1\n", "parameters", "nothing to try")]
    [InlineData("parallel: [1\n", "line", "no YAML")]
    public void A_faulty_configuration_is_one_line_that_names_file_and_place(string yaml, string told, string remark)
    {
        var path = _folder.File("config.yaml");
        File.WriteAllText(path, yaml);
        var error = Assert.Throws<DobbleException>(() => ConfigFile.Load<SweepConfig>(path));
        Assert.True(error.Message.Contains(told, StringComparison.Ordinal), $"{remark}: {error.Message}");
        Assert.Contains("config.yaml", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_configuration_is_told_with_its_path() =>
        Assert.Contains("nowhere.yaml", Assert.Throws<DobbleException>(() => ConfigFile.Load<SweepConfig>("nowhere.yaml")).Message,
            StringComparison.Ordinal);
}
