using Dobble.Data.Runs;
using Dobble.TestKit;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Vision;

namespace Dobble.Training.Tests.Pipeline.Engine;

public sealed class PipelineFileTests : IDisposable
{
    private const string Text = """
        # a comment
        pipeline:
          name: table
        load:
          workers: 2
          finder:
            photoShare: 0.5
        train-reader:
          training:
            steps: 30
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("default.yaml")]
    [InlineData("quick.yaml")]
    [InlineData("shipped.yaml")]
    [InlineData("held-out.yaml")]
    public void The_pipelines_that_are_shipped_are_right(string name)
    {
        var file = PipelineFile.Load(Path.Combine(TestPaths.Root, "pipelines", name), []);
        var steps = AllSteps.Create(new PipelineSettings(), new Workplace("."), new SharedData(new PipelineSettings()));
        file.CheckSections([PipelineFile.Common, .. steps.Select(s => s.Name)]);
        Assert.All(steps, step => Assert.IsAssignableFrom(step.Settings, file.Read(step.Name, step.Settings, used: step.Name != "ingest")));
    }

    [Fact]
    public void What_a_file_says_is_set_and_what_it_leaves_out_has_its_default()
    {
        var settings = (LoadSettings)Load(Text).Read("load", typeof(LoadSettings));
        Assert.Equal((2, 0.5, 30), (settings.Workers, settings.Finder.PhotoShare, settings.Measure));
        Assert.Equal(new RegisterSettings(), Load(Text).Read("register", typeof(RegisterSettings)));
    }

    [Fact]
    public void The_command_line_sets_values_over_the_file()
    {
        var settings = (LoadSettings)Load(Text, ("load.finder.photoShare", "0.1"), ("load.reader.seed", "9"))
            .Read("load", typeof(LoadSettings));
        Assert.Equal((2, 0.1, 9), (settings.Workers, settings.Finder.PhotoShare, settings.Reader.Seed));
    }

    [Theory]
    [InlineData("  name: table", "  name: table\n  nmae: x", "line 4", "nmae")]
    [InlineData("  workers: 2", "  workers: two", "line 5", "load: workers: 'two' is not what this key takes")]
    [InlineData("  workers: 2", "  workers: [2]", "line 5", "load: workers: this is not what the key takes")]
    [InlineData("    photoShare: 0.5", "    augment: maybe", "line 7", "load: augment: 'maybe' is not what this key takes")]
    [InlineData("    photoShare: 0.5", "    photoShare: 1.5", "line 7", "photoShare is 1.5")]
    [InlineData("    steps: 30", "    steps: 0", "line 10", "steps")]
    [InlineData("  training:\n", "  from: /nowhere\n  training:\n", "line 9", "no such folder")]
    [InlineData("load:", "laod:", "line 4", "there is no step 'laod'")]
    [InlineData("  workers: 2", "  workers: [2", "line", "pipeline.yaml")]
    public void A_typing_error_is_told_with_its_line(string right, string wrong, params string[] told)
    {
        var error = Assert.Throws<DobbleException>(() => ReadAll(Load(Text.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.All(told, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("load.workers", "two", "--set load.workers: load: 'two' is not what this key takes")]
    [InlineData("load.finder", "3", "--set load.finder: load: this is not what the key takes")]
    [InlineData("load.workers", "0", "--set load.workers: load: workers is 0, must be 1 or more")]
    [InlineData("load.reader.photoShare", "2", "--set load.reader.photoShare: load: photoShare is 2")]
    public void A_value_of_the_command_line_that_does_not_fit_is_told_by_its_key(string key, string value, string told) =>
        Assert.StartsWith(told, Assert.Throws<DobbleException>(() => ReadAll(Load(Text, (key, value)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_a_list_or_missing_is_no_pipeline()
    {
        Assert.Contains("line 1", Assert.Throws<DobbleException>(() => Load("- a\n- b")).Message, StringComparison.Ordinal);
        Assert.Contains("no such pipeline file", Assert.Throws<DobbleException>(() => PipelineFile.Load("/nowhere.yaml", [])).Message,
            StringComparison.Ordinal);
    }

    private static void ReadAll(PipelineFile file)
    {
        var steps = AllSteps.Create(new PipelineSettings(), new Workplace("."), new SharedData(new PipelineSettings()));
        file.CheckSections([PipelineFile.Common, .. steps.Select(s => s.Name)]);
        file.Read(PipelineFile.Common, typeof(PipelineSettings));
        foreach (var step in steps)
            file.Read(step.Name, step.Settings, used: step.Name != "ingest");
    }

    private PipelineFile Load(string text, params (string Key, string Value)[] overrides) =>
        PipelineFile.Load(_folder.Write("pipeline.yaml", text), overrides.Select(o => KeyValuePair.Create(o.Key, o.Value)));
}
