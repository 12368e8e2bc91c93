using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Models;

/// <summary>The command line, from fetching a model to going back.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_fetched_listed_chosen_and_left_again()
    {
        Directory.CreateDirectory(_folder.File("bundle"));
        foreach (var file in new[] { "models/finder.onnx", "models/reader.onnx", "models/models.json", "models/reader.md",
            "decks/classic.gallery", "decks/emoji.gallery" })
            File.Copy(Path.Combine(TestPaths.Root, file), Path.Combine(_folder.File("bundle"), Path.GetFileName(file)));

        Assert.Contains("is in use", await RunAsync(0, "model", "fetch", _folder.File("bundle")), StringComparison.Ordinal);
        var id = Path.GetFileName(Directory.GetDirectories(_folder.File("installed")).Single());
        var list = await RunAsync(0, "model", "list");
        Assert.Contains(id, list, StringComparison.Ordinal);
        Assert.Contains("shipped", list, StringComparison.Ordinal);
        Assert.Contains(id, await RunAsync(0, "doctor"), StringComparison.Ordinal);
        Assert.Contains("shipped", await RunAsync(0, "model", "rollback"), StringComparison.Ordinal);
        Assert.Contains(id, await RunAsync(0, "model", "use", id), StringComparison.Ordinal);

        File.WriteAllText(_folder.File("bundle/reader.onnx"), "broken");
        Assert.Contains("reader.onnx", await RunAsync(1, "model", "fetch", _folder.File("bundle")), StringComparison.Ordinal);
        Assert.Equal([_folder.File("installed/" + id)], Directory.GetDirectories(_folder.File("installed")));
    }

    private async Task<string> RunAsync(int code, params string[] arguments)
    {
        var run = await ProgramRun.WithAsync("DOBBLE_MODELS", _folder.File("installed"), arguments);
        var text = run.Output + run.Error;
        Assert.True(run.ExitCode == code, text);
        return text;
    }
}
