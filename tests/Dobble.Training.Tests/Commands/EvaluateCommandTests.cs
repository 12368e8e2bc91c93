using System.CommandLine;
using System.Text.Json;
using Dobble.TestKit;
using Dobble.Training.Commands;

namespace Dobble.Training.Tests.Commands;

public class EvaluateCommandTests
{
    [Fact]
    public void Without_photos_or_scenes_it_says_what_to_name()
    {
        var (code, output, error) = Run();
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("folders of labelled photos, or the number of scenes", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_and_scenes_together_are_refused() =>
        Assert.Equal(1, Run("somewhere", "--rendered", "3").Code);

    [Theory]
    [InlineData("--threshold", "2")]
    [InlineData("--threshold", "NaN")]
    [InlineData("--rendered", "0")]
    [InlineData("--provider", "abacus")]
    public void A_value_out_of_range_is_a_misuse(string option, string value) =>
        Assert.NotEmpty(Root().Parse(["evaluate", "somewhere", option, value]).Errors);

    [Fact]
    public void A_missing_model_is_named_in_one_line()
    {
        RequireModels();
        var (code, _, error) = Run("somewhere", "--finder-model", "/no/such/finder.onnx");
        Assert.Equal(1, code);
        Assert.Contains("/no/such/finder.onnx", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named_in_one_line()
    {
        RequireModels();
        var (code, _, error) = Run("/no/such/folder");
        Assert.Equal(1, code);
        Assert.Contains("/no/such/folder: no such folder", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_said_and_the_others_are_still_read()
    {
        RequireModels();
        using var folder = new TemporaryFolder();
        CopyPhoto("beige-cloth_dooble123", folder);
        var bad = folder.Write("bad.xml", "<annotation>");
        var (code, output, error) = Run(folder.Path, "--json", "--out", folder.File("report"));

        Assert.Equal(1, code);
        Assert.Contains(Lines(error), line => line.StartsWith(bad, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(output);
        var all = json.RootElement.GetProperty("series").EnumerateArray().Last();
        Assert.Equal(
            (1, 2, 1), (all.GetProperty("photos").GetInt32(), all.GetProperty("cards").GetInt32(), all.GetProperty("pairs").GetInt32()));
        Assert.True(File.Exists(folder.File("report/report.html")));
    }

    [Fact]
    public void An_unknown_series_is_answered_with_those_that_there_are()
    {
        RequireModels();
        using var folder = new TemporaryFolder();
        CopyPhoto("beige-cloth_dooble123", folder);
        var (code, _, error) = Run(folder.Path, "--series", "moon-dust");
        Assert.Equal(1, code);
        Assert.Contains("no series 'moon-dust' here; there are beige-cloth", error, StringComparison.Ordinal);
    }

    private static void RequireModels() => Assert.SkipUnless(
        File.Exists(Path.Combine(TestPaths.Root, "models", "reader.onnx")), "models/ holds no networks: train them");

    private static void CopyPhoto(string name, TemporaryFolder folder)
    {
        var photos = Path.Combine(TestPaths.RequireData(), "photos");
        foreach (var ending in new[] { ".jpg", ".xml" })
            File.Copy(Path.Combine(photos, name + ending), folder.File(name + ending));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static RootCommand Root() => [EvaluateCommand.Create()];

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Root().Parse(["evaluate", .. args]).Invoke(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        });
        return (code, output.ToString(), error.ToString());
    }
}
