using System.CommandLine;
using System.Diagnostics;
using Dobble.Assistant.Annotation;
using Dobble.Assistant.Demo;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Reports;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble demo</c>: renders a table of cards as a camera would see it, reads it, and compares with what was rendered.</summary>
internal static class DemoCommand
{
    public static Command Create(Home home)
    {
        var seed = new Option<int>("--seed") { Description = "Another number renders another table.", DefaultValueFactory = _ => 1 };
        var cards = new Option<int>("--cards") { Description = "Cards on the table, 2 to 20.", DefaultValueFactory = _ => 4 };
        cards.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count is < 2 or > 20)
                result.AddError("--cards takes a number from 2 to 20.");
        });
        var picture = new Option<string>("--out")
        {
            Description = "Where to write the picture with what was seen drawn in.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("out", "demo.jpg"),
        };
        var command = new Command("demo", "Renders a table of cards, reads it, and compares with what was rendered.") { seed, cards, picture };
        var arguments = new ReaderArguments(command, "emoji");

        command.SetAction(parsed =>
        {
            var options = arguments.Options(parsed, home);
            var path = Path.GetFullPath(parsed.GetValue(picture)!);
            PictureFolder.Make(Path.GetDirectoryName(path)!);
            var console = Terminal.On(parsed.InvocationConfiguration.Output);

            using var table = new DemoTable(Deck.Load(options.Deck), parsed.GetValue(cards));
            using var scene = table.Render(parsed.GetValue(seed));
            using var reader = new TableReader(options);
            var clock = Stopwatch.StartNew();
            var reading = reader.Read(scene.Picture);
            var result = new PhotoResult($"table {parsed.GetValue(seed)}", reading, clock.Elapsed, null);

            TableReport.Write(console, console, result, reader.Deck.Symbols, arguments.Language(parsed));
            using var annotator = new Annotator(reader.Deck.Symbols, arguments.Language(parsed));
            annotator.Save(scene.Picture, reading, path);
            Print(console, Judge(scene, reading, reader.Deck));
            console.MarkupLineInterpolated($"The picture: [bold]{path}[/]");
        });
        return command;
    }

    private static Verdict Judge(TableScene scene, TableReading reading, Deck deck) => Verdict.Of(
        [.. scene.Cards.Select(card => new TrueCard(card.Card!.Value, card.Outline))],
        reading,
        deck.SharedSlot,
        symbol => deck.Symbols[symbol].Slot);

    private static void Print(IAnsiConsole console, Verdict verdict)
    {
        var grade = verdict is { Wrong: 0, Silent: 0, FalseCards: 0 } ? "green" : "yellow";
        console.MarkupLine(
            $"[{grade}]Compared with what was rendered:[/] {verdict.Found} of {verdict.Cards} cards found, {verdict.FalseCards} false; " +
            $"of {verdict.Right + verdict.Wrong + verdict.Silent} pairs {verdict.Right} right, {verdict.Wrong} wrong, {verdict.Silent} left out.");
    }
}
