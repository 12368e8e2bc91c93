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
        DeckListCommand.Create(home), Rename(home), Remove(home),
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

    private static Argument<string> Name() => new("NAME") { Description = "One of your own decks, as dobble deck list calls it." };
}
