using System.CommandLine;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck</c>: the decks on this machine, and those that a player makes.</summary>
internal static class DeckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Home home) => new("deck", "Shows, shares and changes decks.")
    {
        DeckListCommand.Create(home), DeckShowCommand.Create(home), DeckCheckCommand.Create(home),
        DeckMakeCommand.Create(home), DeckEnrolCommand.Create(home), DeckNameCommand.Create(home),
        Rename(home), Remove(home), Export(home), Import(home),
    };

    private static Command Rename(Home home)
    {
        var (name, to) = (Name(), new Argument<string>("NEW") { Description = "What it is called from now on." });
        var command = new Command("rename", "Calls one of your own decks something else.") { name, to };
        command.SetAction(parsed =>
        {
            new OwnDecks(home).Rename(parsed.GetValue(name)!, parsed.GetValue(to)!);
            parsed.InvocationConfiguration.Output.WriteLine($"{parsed.GetValue(name)} is called {parsed.GetValue(to)} now");
        });
        return command;
    }

    private static Command Remove(Home home)
    {
        var name = Name();
        var command = new Command("remove", "Removes one of your own decks: its file, its gallery and its images.") { name };
        command.SetAction(parsed =>
        {
            new OwnDecks(home).Remove(parsed.GetValue(name)!);
            parsed.InvocationConfiguration.Output.WriteLine($"{parsed.GetValue(name)} is removed");
        });
        return command;
    }

    private static Command Export(Home home)
    {
        var name = new Argument<string>("NAME") { Description = "A deck of dobble deck list, or a deck file." };
        var file = new Option<string?>("--out") { Description = "The file to write; NAME.deck.zip unless given.", HelpName = "FILE" };
        var command = new Command("export", "Packs a deck into one file, to share it.") { name, file };
        command.SetAction(parsed =>
        {
            var deck = home.DeckFile(parsed.GetValue(name)!);
            var archive = parsed.GetValue(file) ?? Path.GetFileNameWithoutExtension(deck) + ".deck.zip";
            DeckArchive.Pack(deck, archive);
            parsed.InvocationConfiguration.Output.WriteLine($"{archive}: dobble deck import takes it in elsewhere");
        });
        return command;
    }

    private static Command Import(Home home)
    {
        var file = new Argument<string>("FILE") { Description = "What dobble deck export wrote." };
        var name = new Option<string?>("--name") { Description = "What the deck is called here; the name that it has unless given." };
        var command = new Command("import", "Takes in a deck that somebody shared, after it was checked.") { file, name };
        command.SetAction(parsed =>
        {
            var deck = new OwnDecks(home).Import(parsed.GetValue(file)!, parsed.GetValue(name));
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{deck.Name}: {deck.Cards.Count} cards; dobble live --deck {OwnDecks.Quoted(deck.Name)} plays it");
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "One of your own decks, as dobble deck list calls it." };
}
