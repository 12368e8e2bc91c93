using System.CommandLine;
using System.Text.Json;
using Dobble.TestKit;
using Dobble.Training.Commands;
using Dobble.Vision;

namespace Dobble.Training.Tests.Commands;

public sealed class ValidateModelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_prints_a_line_of_JSON_a_check_and_writes_a_page()
    {
        CopyPhotos();
        var models = Path.Combine(TestPaths.Root, "models");
        var (code, output) = Run(
            "--hold-out", "beige-cloth", "--against", models, "--quick", "--json", "--report", _folder.File("out/report.html"));
        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(11, lines.Length);
        Assert.Equal(("comparison", "pass"), (lines[0].GetProperty("check").GetString(), lines[0].GetProperty("status").GetString()));
        var page = File.ReadAllText(_folder.File("out/report.html"));
        Assert.Contains("Model validation", page, StringComparison.Ordinal);
        // The shipped model learnt from every series, whatever is called held out here.
        Assert.Contains("do not say that beige-cloth was held out", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_series_is_answered_with_those_that_there_are()
    {
        CopyPhotos();
        Assert.Contains("no such series of photos; there are beige-cloth",
            Assert.Throws<DobbleException>(() => Run("--hold-out", "moon-dust")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_that_cannot_be_read_are_no_ground_for_a_verdict()
    {
        CopyPhotos();
        foreach (var photo in Directory.GetFiles(_folder.Path, "*.jpg"))
            File.WriteAllText(photo, "no image");
        Assert.Throws<DobbleException>(() => Run("--quick"));
    }

    private void CopyPhotos()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(TestPaths.RequireData(), "photos"), "beige-cloth_dooble12*"))
            File.WriteAllBytes(_folder.File(Path.GetFileName(file)), File.ReadAllBytes(file)); // not its mode: it may be read-only
    }

    private (int Code, string Output) Run(params string[] args)
    {
        using var output = new StringWriter();
        RootCommand root = [ValidateModelCommand.Create()];
        var code = root.Parse(["validate-model", _folder.Path, .. args])
            .Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
        return (code, output.ToString());
    }
}
