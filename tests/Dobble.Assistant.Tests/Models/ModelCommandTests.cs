using System.Diagnostics;
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
        foreach (var file in new[] { "models/finder.onnx", "models/reader.onnx", "models/models.json", "models/reader.md", "decks/classic.gallery", "decks/emoji.gallery" })
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
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["DOBBLE_MODELS"] = _folder.File("installed");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var text = await output + await error;
        Assert.True(process.ExitCode == code, text);
        return text;
    }
}
