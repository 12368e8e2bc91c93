using System.Globalization;
using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

public sealed class GameTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-golden-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("emoji", 11, 0.5)]
    [InlineData("emoji", 12, 1)]
    [InlineData("classic", 13, 0.5)]
    public async Task A_rendered_game_is_answered_as_it_was(string deck, int seed, double difficulty)
    {
        string[] symbols = deck == "classic" ? ["--symbols", Path.Combine(TestPaths.RequireData(), "symbols/scans")] : [];
        var golden = new Golden($"game-{deck}-{seed}", Needs.EmojiFont);
        var hardness = difficulty.ToString(CultureInfo.InvariantCulture);
        await BuiltProgram.TrainAsync(
            _folder.FullName,
            [
                "render", "game.avi", "--deck", deck, .. symbols, "--rounds", "3", "--seed", $"{seed}", "--difficulty", hardness,
                "--width", "640", "--height", "360", "--rate", "15",
            ]);
        await BuiltProgram.DobbleAsync(
            _folder.FullName, "replay", "game.avi", "--deck", deck, "--provider", "cpu", "--events", "events.jsonl");

        var events = JsonLines.Parse(await File.ReadAllTextAsync(InFolder("events.jsonl"), TestContext.Current.CancellationToken));
        var (video, truth) = (JsonLines.HashOf(InFolder("game.avi")), JsonLines.HashOf(InFolder("game.truth.json")));
        golden.Check([new JsonObject { ["video"] = video, ["truth"] = truth }, .. events]);
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
