using System.CommandLine;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train render OUT.avi</c>: makes the video of a game, and its truth.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT")
        { Description = "The video to write (.avi); its truth goes beside it, as OUT.truth.json." };
        var deck = new Option<string>("--deck")
        { Description = "The deck: classic, emoji, or a deck file.", DefaultValueFactory = _ => "emoji" };
        var images = new Option<string?>("--symbols")
        {
            Description =
            "Folder with a folder of images on white for each symbol; without it the deck's emoji are drawn.",
            HelpName = "DIR"
        };
        var rounds = Number("--rounds", "How often a new card comes to the others.", 20, 1, 50);
        var seed = new Option<int>("--seed") { Description = "Another number makes another game.", DefaultValueFactory = _ => 1 };
        var width = Number("--width", "Width in pixels.", 1280, 320, 3840);
        var height = Number("--height", "Height in pixels.", 720, 240, 2160);
        var rate = Number("--rate", "Frames a second.", 30, 5, 120);
        var difficulty = new Option<double>("--difficulty")
        { Description = "How hard camera and light make it, 0 to 1.", DefaultValueFactory = _ => 0.5 }.Within(0, 1);
        var command = new Command("render", "Makes the video of a game with its truth, to test and measure with.")
        {
            output, deck, images, rounds, seed, width, height, rate, difficulty,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var options = new GameOptions
            {
                Width = parsed.GetValue(width) & ~1,
                Height = parsed.GetValue(height) & ~1,
                Rate = parsed.GetValue(rate),
                Rounds = parsed.GetValue(rounds),
                Seed = parsed.GetValue(seed),
                Difficulty = parsed.GetValue(difficulty),
            };
            await RenderAsync(
                options, Deck.Load(Shipped.Deck(parsed.GetValue(deck)!)), parsed.GetValue(images), parsed.GetValue(output)!, stop);
            return 0;
        });
        return command;
    }

    private static async Task RenderAsync(GameOptions options, Deck deck, string? images, string output, CancellationToken stop)
    {
        if (!Path.GetExtension(output).Equals(".avi", StringComparison.OrdinalIgnoreCase))
            throw new DobbleException($"{output}: videos are written as .avi; name it {Path.ChangeExtension(output, ".avi")}");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        using var artist = images is null ? new DeckArtist(deck) : new DeckArtist(deck, images);
        using var game = new GameArtist(options, deck, artist);
        var part = output + ".part.avi";
        using (var writer = new VideoWriter(part, FourCC.MJPG, options.Rate, new OpenCvSharp.Size(options.Width, options.Height)))
        {
            if (!writer.IsOpened())
                throw new DobbleException($"{output}: the video cannot be written; choose another place.");
            await WriteAsync(game, writer, stop);
        }

        File.Move(part, output, overwrite: true);
        var truth = Path.ChangeExtension(output, ".truth.json");
        game.Truth.Save(truth);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] {output}: {game.Frames} frames, {game.Frames / options.Rate:0.0} s; {truth}: {game.Truth.Pairs.Count} pairs");
    }

    private static Task<bool> WriteAsync(GameArtist game, VideoWriter writer, CancellationToken stop) =>
        WorkBar.CountAsync(AnsiConsole.Console, "rendering", game.Frames, done =>
    {
        using var frame = new Mat();
        while (game.Next(frame))
        {
            stop.ThrowIfCancellationRequested();
            writer.Write(frame);
            done();
        }

        return Task.FromResult(true);
    });

    private static Option<int> Number(string name, string description, int usual, int min, int max) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual }.Within(min, max);
}
