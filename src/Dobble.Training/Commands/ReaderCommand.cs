using System.CommandLine;
using Dobble.Data.Configuration;
using Dobble.Training.Export;
using Dobble.Training.Pipelines;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train reader DATA…</c>: trains CardReader's network and makes the decks' galleries.</summary>
internal static class ReaderCommand
{
    public static Command Create()
    {
        var galleries = new Option<string?>("--galleries")
        {
            Description = "Folder to write the galleries to [default: beside the decks]",
            HelpName = "DIR",
        };
        var command = new Command("reader", "Trains the network that reads the symbols of a card, and makes the decks' galleries.") { galleries };
        var arguments = new TrainArguments(command, "reader");
        command.SetAction((parsed, stop) => RunAsync(parsed, arguments, parsed.GetValue(galleries), stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TrainArguments arguments, string? galleries, CancellationToken stop)
    {
        var config = ConfigFile.Load<ReaderConfig>(arguments.Config(parsed));
        var (classic, emoji) = (Deck.Load(Repository.Deck("classic")), Deck.Load(Repository.Deck("emoji")));
        var source = arguments.Data(parsed, classic);
        var run = arguments.Run(parsed);

        var split = await run.DoAsync(new LoadPhotos(), source, stop);
        using var symbols = await run.DoAsync(new LoadSymbols(emoji), source, stop);
        using var training = await run.DoAsync(new OutlinePhotos(), split.Training, stop);
        using var validation = await run.DoAsync(new OutlinePhotos(), split.Validation, stop);
        var data = new ReaderData(symbols, training, validation, classic.Cards[0].Count);
        var trained = await run.DoAsync(new TrainReader(config, config.Training, arguments.From(parsed)), data, stop);
        var toExport = new ModelToExport(trained.Task, source, config, MachineImages.Find(config.Backgrounds), trained.Epochs);
        var model = await run.DoAsync(new ExportModel(new ModelFolder(arguments.Models(parsed))), toExport, stop);
        await run.DoAsync(new BuildGalleries(classic, emoji, config, galleries), new ReaderOnDisk(trained, model), stop);
        return 0;
    }
}
