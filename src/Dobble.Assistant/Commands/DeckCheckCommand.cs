using System.CommandLine;
using Dobble.Assistant.Installation;
using Dobble.Data.Reports;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck check NAME</c>: what keeps a deck from being played.</summary>
internal static class DeckCheckCommand
{
    public static Command Create(Home home)
    {
        var name = new Argument<string>("NAME") { Description = "A deck of dobble deck list, or a deck file." };
        var command = new Command("check", "Says what breaks the law of a deck, and whether it can be played, in a line each.") { name };
        command.SetAction(parsed =>
        {
            var file = home.DeckFile(parsed.GetValue(name)!);
            var console = Terminal.ForMessages(parsed.InvocationConfiguration.Output);
            var faults = Deck.Faults(file);
            if (faults.Count == 0)
                faults = [.. GalleryFaults(Deck.Load(file), home)];
            foreach (var fault in faults)
                console.MarkupLineInterpolated($"[red]✗[/] {fault}");
            if (faults.Count == 0)
                console.MarkupLineInterpolated($"[green]✓[/] {file}: any two cards share one symbol, and the gallery fits the reader");
            return faults.Count == 0 ? 0 : ExitCode.Failed;
        });
        return command;
    }

    private static IEnumerable<string> GalleryFaults(Deck deck, Home home)
    {
        if (Gallery.PathFor(deck, home.ReaderModel) is not { } path || !File.Exists(path))
        {
            yield return "it has no gallery, so that its symbols cannot be told apart";
            yield break;
        }

        using var reader = new CardReader(home.ReaderModel, "cpu");
        if (Gallery.Load(path, deck).Reader != reader.Identity)
            yield return $"{path}: made with another reader network than the one in use";
    }
}
