using System.CommandLine;
using Dobble.Data.Configuration;
using Dobble.Training.Export;
using Dobble.Training.Pipelines;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train finder DATA…</c>: trains CardFinder's network.</summary>
internal static class FinderCommand
{
    public static Command Create()
    {
        var command = new Command("finder", "Trains the network that finds the cards of an image.");
        var arguments = new TrainArguments(command, "finder");
        command.SetAction((parsed, stop) => RunAsync(parsed, arguments, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TrainArguments arguments, CancellationToken stop)
    {
        var config = ConfigFile.Load<FinderConfig>(arguments.Config(parsed));
        var source = arguments.Data(parsed, Deck.Load(Repository.Deck("classic")));
        var run = arguments.Run(parsed);

        var split = await run.DoAsync(new LoadPhotos(), source, stop);
        using var symbols = await run.DoAsync(new LoadSymbols(), source, stop);
        using var training = await run.DoAsync(new OutlinePhotos(), split.Training, stop);
        using var validation = await run.DoAsync(new OutlinePhotos(), split.Validation, stop);
        var trained = await run.DoAsync(new TrainFinder(config, config.Training, arguments.From(parsed), config.Wide), new FinderData(symbols, training, validation), stop);
        var model = new ModelToExport(trained.Task, source, config, MachineImages.Find(config.Backgrounds), trained.Epochs);
        await run.DoAsync(new ExportModel(new ModelFolder(arguments.Models(parsed))), model, stop);
        return 0;
    }
}
