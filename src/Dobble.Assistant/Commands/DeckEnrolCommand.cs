using System.CommandLine;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Enrolment;
using Dobble.Assistant.Installation;
using Dobble.Data.Checks;
using Dobble.Data.Reports;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Recognition;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck enrol NAME</c>: a deck is played after each of its cards was shown once.</summary>
internal static class DeckEnrolCommand
{
    /// <summary>So many cards always make a deck, if they are of one.</summary>
    private const int Few = 9;

    public static Command Create(Home home)
    {
        var name = new Argument<string>("NAME") { Description = "What the deck is called; one that was begun goes on." };
        var source = new Option<string>("--source", "--camera")
        {
            Description = "What shows the cards: a camera (0, /dev/video0), a video, or a folder of photos.",
            DefaultValueFactory = _ => "0",
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder to write the deck to; by default among your own decks, where --deck NAME finds it.",
            HelpName = "DIR",
        };
        var forget = new Option<int[]>("--forget")
        {
            Description = "Take cards out again that are not of the deck, by their numbers; no camera is opened unless --source is given.",
            HelpName = "CARD",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("enrol", "Learns a deck from its cards, each shown once, in any order, one or many in a picture.")
        {
            name, source, folder, forget,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var path = PathOf(home, parsed.GetValue(name)!, parsed.GetValue(folder));
            var forgotten = parsed.GetValue(forget) ?? [];
            var looks = forgotten.Length == 0 || parsed.GetResult(source) is { Implicit: false };
            var errors = Terminal.ForMessages(parsed.InvocationConfiguration.Error);
            var console = Terminal.On(parsed.InvocationConfiguration.Output);
            using var finder = new CardFinder(home.FinderModel);
            using var reader = new CardReader(home.ReaderModel);
            using var comparer = new SymbolComparer(home.ComparerModel);
            var enroller = await WorkBar.ShowAsync(console, "looking", show => Task.Run(() =>
            {
                var deck = new DeckEnrolment(path, reader, comparer);
                var run = new Enroller(finder, deck, line => errors.MarkupLineInterpolated($"[yellow]{line}[/]"), show);
                run.Resume();
                if (forgotten.Length > 0)
                    run.Forget(forgotten);
                if (looks)
                    Enrol(run, parsed.GetValue(source)!, stop);
                return run;
            })).ConfigureAwait(false);
            var code = Tell(console, errors, enroller, path);
            if (!stop.IsCancellationRequested || IsEndless(parsed.GetValue(source)!))
                return code;
            errors.MarkupLine("[yellow]stopped before all was looked at; the same command goes on[/]");
            return ExitCode.Failed;
        });
        return command;
    }

    /// <summary>Whether it shows cards until it is stopped.</summary>
    private static bool IsEndless(string source) =>
        source == FrameSources.StandardInput || FrameSources.MayComeBack(new SourceOptions { Source = source });

    private static string PathOf(Home home, string name, string? folder) =>
        folder is null ? new OwnDecks(home).ToEnrol(name) : Path.Combine(Path.GetFullPath(folder), DeckName.Require(name) + ".json");

    private static void Enrol(Enroller run, string source, CancellationToken stop)
    {
        if (Directory.Exists(source) && !SessionSource.IsSession(source))
        {
            run.Photos(source, stop);
            return;
        }

        using var opened = FrameSources.Open(new SourceOptions { Source = source }, TimeProvider.System);
        run.Video(opened, stop);
    }

    private static int Tell(IAnsiConsole console, IAnsiConsole errors, Enroller run, string path)
    {
        var report = run.Report;
        foreach (var line in run.Troubles())
            errors.MarkupLineInterpolated($"[yellow]{line}[/]");
        int[] others = [.. report.LeftOut.Where(card => card.Reason == LeftOutReason.NoneShared).Select(card => card.Card)];
        if (others.Length > 0)
        {
            errors.MarkupLineInterpolated(
                $"[yellow]the same command with --forget {string.Join(' ', others)} takes out what is of another deck[/]");
        }

        if (report.InDeck < 2)
        {
            var lacks = report.Cards > Few
                ? "and most of them do not fit together; are they of two decks?"
                : "and two that share a symbol are needed";
            errors.MarkupLineInterpolated($"[red]there is no deck yet: {Show.Count(report.Cards, "card")} seen, {lacks}[/]");
            return ExitCode.Failed;
        }

        console.MarkupLineInterpolated(
            $"[bold]{report.InDeck} of {report.Cards} cards[/], {report.Symbols} symbols, {report.SymbolsPerCard} on a card: {path}");
        return report.LeftOut.Count > 0 || run.Unreadable > 0 ? ExitCode.Failed : 0;
    }
}
