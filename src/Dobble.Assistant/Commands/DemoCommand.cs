using System.CommandLine;
using System.Diagnostics;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Replay;
using Dobble.Assistant.Speech;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble demo</c>: renders a game as a camera would see it, and plays it through everything that plays at the table.</summary>
internal static class DemoCommand
{
    public static Command Create(Home home)
    {
        var seed = new Option<int>("--seed") { Description = "Another number renders another game.", DefaultValueFactory = _ => 3 };
        var rounds = new Option<int>("--rounds") { Description = "How often a new card comes, 1 to 50.", DefaultValueFactory = _ => 4 };
        rounds.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count is < 1 or > 50)
                result.AddError("--rounds takes a number from 1 to 50.");
        });
        var video = new Option<string>("--out")
        {
            Description = "The video to write, .mp4 (with ffmpeg) or .avi, with overlay and voice; sound and an image go beside it.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("out", Muxer.IsThere ? "demo.mp4" : "demo.avi"),
        };
        var command = new Command("demo", "Renders a game, plays it as at the table, and compares the answers with what was rendered.")
            { seed, rounds, video };
        var arguments = new ReaderArguments(command, "emoji", defaultThreshold: 0.99);
        command.SetAction(async (parsed, stop) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(video)!);
            var options = new ReplayOptions
            {
                Source = "demo",
                Reader = arguments.Options(parsed, home),
                Threshold = arguments.Threshold(parsed),
                Language = arguments.Language(parsed),
                Video = path,
                Speech = Path.ChangeExtension(path, ".wav"),
                Poster = Path.ChangeExtension(path, ".jpg"),
            };
            var game = new GameOptions
            {
                Seed = parsed.GetValue(seed),
                Rounds = parsed.GetValue(rounds),
                Difficulty = 0.4,
                OnPlanks = true,
            };
            var (console, errors) = (Terminal.On(parsed.InvocationConfiguration.Output), Terminal.On(parsed.InvocationConfiguration.Error));
            if (!Muxer.IsThere)
                console.Say("Without ffmpeg: the video is a large .avi, its sound a file beside it; apt-get install ffmpeg", Color.Yellow);
            await PlayAsync(options, game, console, errors, stop).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task PlayAsync(
        ReplayOptions options, GameOptions game, IAnsiConsole console, IAnsiConsole errors, CancellationToken stop)
    {
        if (await MissingVoiceAsync(options.Language, stop).ConfigureAwait(false) is { } reason)
        {
            console.Say($"Without sound: {reason}", Color.Yellow);
            options = options with { Speech = null };
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var deck = Deck.Load(options.Reader.Deck);
        using var artist = new DeckArtist(deck);
        using var source = new GameSource(game, deck, artist);
        using var files = await ReplayFiles.BeginAsync(options, source, stop).ConfigureAwait(false);
        var lines = new AnswerLines(console, options.Language);
        var figures = new ReplayFigures();
        var status = new OverlayStatus(
            game.Rate, null, options.Reader.Provider, Path.GetFileNameWithoutExtension(options.Reader.Deck), source.Name);
        using var screen = await ScreenAsync(options.Language, status, ending.Cancel).ConfigureAwait(false);
        Output[] outputs = [.. files.Outputs, lines.Output, figures.Output, .. screen is null ? Array.Empty<Output>() : [screen.Replayed]];

        var clock = Stopwatch.StartNew();
        var (frames, dropped) = await ReplayProgress.ShowAsync(
            console, source, progress => ReplayRun.PlayAsync(options, source, [.. outputs, progress], ending.Token), errors)
            .ConfigureAwait(false);
        await files.FinishAsync(stop).ConfigureAwait(false);
        var score = GameScore.Of(TruthOf.Pairs(source.Truth), figures.Answers);
        ReplayReport.Write(console, new ReplayResult(figures, frames, dropped, clock.Elapsed, false, score));
        foreach (var written in files.Written)
            console.MarkupLineInterpolated($"wrote [bold]{written}[/]");
    }

    /// <summary>Opens the window; null where there is no screen.</summary>
    private static async Task<Screen?> ScreenAsync(string language, OverlayStatus status, Action quit)
    {
        var screen = new Screen(fullScreen: false, () => language, () => status, Pressed, TimeProvider.System);
        try
        {
            await screen.Opened.ConfigureAwait(false);
            return screen;
        }
        catch (DobbleException)
        {
            screen.Dispose();
            return null;
        }

        void Pressed(OverlayKey key)
        {
            if (key == OverlayKey.Quit)
                quit();
        }
    }

    /// <summary>Why names cannot be said aloud; null where they can.</summary>
    private static async Task<string?> MissingVoiceAsync(string language, CancellationToken stop)
    {
        try
        {
            await new Voice(new VoiceOptions(language, null)).SpeakAsync("dobble", stop).ConfigureAwait(false);
            return null;
        }
        catch (DobbleException e)
        {
            return e.Message;
        }
    }
}
