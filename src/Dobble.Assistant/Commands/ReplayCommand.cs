using System.CommandLine;
using System.Diagnostics;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Replay;
using Dobble.Data.Reports;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble replay VIDEO…</c>: plays recordings through the pipeline of live play.</summary>
internal static class ReplayCommand
{
    public static Command Create(Home home)
    {
        var command = new Command("replay", "Plays recordings as if they were live, or every frame of them, and scores the answers.");
        var arguments = new ReplayArguments(command);
        command.SetAction(async (parsed, stop) =>
        {
            var console = Terminal.On(parsed.InvocationConfiguration.Output);
            var failed = false;
            var all = arguments.Options(parsed, home);
            foreach (var options in all)
            {
                try
                {
                    await PlayAsync(options, console, stop).ConfigureAwait(false);
                }
                catch (DobbleException e) when (all.Count > 1)
                {
                    // One recording that cannot be played never keeps the others from it.
                    Terminal.ForMessages(parsed.InvocationConfiguration.Error).Say(e.Message, Color.Red);
                    failed = true;
                }
            }

            return failed ? ExitCode.Failed : 0;
        });
        return command;
    }

    private static async Task PlayAsync(ReplayOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var recording = new SourceOptions { Source = options.Source, Rate = options.Rate };
        options = options with { Reader = AutoDeck.OfRecording(options.Reader, recording) };
        var truth = options.Truth is { } path ? TruthOf.Load(path) : null;
        using var source = ReplaySource.Open(options);
        using var files = await ReplayFiles.BeginAsync(options, source, stop).ConfigureAwait(false);
        var lines = new AnswerLines(console, options.Language);
        var figures = new ReplayFigures();
        console.MarkupLineInterpolated($"[bold]{source.Name}[/]");

        var clock = Stopwatch.StartNew();
        var (frames, dropped) = await ReplayProgress.ShowAsync(console, source, progress =>
            ReplayRun.PlayAsync(options, source, [.. files.Outputs, lines.Output, figures.Output, progress], stop)).ConfigureAwait(false);
        await files.FinishAsync(stop).ConfigureAwait(false);

        var score = truth is null ? null : GameScore.Of(truth, figures.Answers);
        ReplayReport.Write(console, new ReplayResult(figures, frames, dropped, clock.Elapsed, options.Realtime, score));
        foreach (var written in files.Written)
            console.MarkupLineInterpolated($"wrote [bold]{written}[/]");
    }
}
