using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Models;
using Dobble.Data.Reports;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble model</c>: brings models onto this machine, and says which is used.</summary>
internal static class ModelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Home home) => new("model", "Brings models onto this machine and chooses the one to read with.")
    {
        Fetch(home), List(home), Use(home), Rollback(home),
    };

    private static Command Fetch(Home home)
    {
        var source = new Argument<string>("RUN")
        {
            Description =
            "The folder of a model or a training run, s3://bucket/prefix/models/NAME[@VERSION], mlflow:RUN or models:/NAME/VERSION."
        };
        var command = new Command("fetch",
            "Fetches a model, checks and tries it, and reads with it from then on; live play takes it without a restart.") { source };
        command.SetAction(async (parsed, stop) =>
        {
            var models = home.Models;
            var folder = models.NewFolder();
            try
            {
                var galleries = home.ShippedDeckFiles()
                    .Select(f => Deck.Load(f).GalleryPath).OfType<string>().Select(g => Path.GetFileName(g)).ToArray();
                await BundleFiles.BringAsync(parsed.GetValue(source)!, folder, galleries, Environment.GetEnvironmentVariable, stop);
                var facts = BundleCheck.Run(folder, home.ShippedDeckFiles());
                models.Install(folder, facts.Id, parsed.GetValue(source)!, TimeProvider.System.GetLocalNow());
                var console = Terminal.ForMessages(parsed.InvocationConfiguration.Output);
                console.MarkupLineInterpolated(
                    $"[green]✓[/] model [bold]{facts.Id}[/] is in use: {facts.Trial}; decks {string.Join(", ", facts.Decks)}");
                if (facts.Unreadable.Count > 0)
                    console.MarkupLineInterpolated(
                        $"[yellow]It has no gallery of {string.Join(", ", facts.Unreadable)}: make one with dobble-train gallery, or go back with dobble model rollback[/]");
            }
            finally
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static Command List(Home home)
    {
        var command = new Command("list", "Shows the models on this machine.");
        command.SetAction(parsed =>
        {
            var models = home.Models;
            var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Model", "Since", "From", "Judged");
            void Add(string id, string? since, string from, string folder) => table.AddRow(
                (models.InUse ?? InstalledModels.Shipped) == id ? "[green]▸[/]" : string.Empty, id, since
                    ?? string.Empty, Markup.Escape(from), Markup.Escape(BundleMetrics.Of(folder)));
            Add(InstalledModels.Shipped, null, "with the program", Path.Combine(home.Root, "models"));
            foreach (var model in models.All)
                Add(model.Id, model.Installed.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), model.From,
                    Path.Combine(models.Folder, model.Id));
            Terminal.On(parsed.InvocationConfiguration.Output).Write(table);
        });
        return command;
    }

    private static Command Use(Home home)
    {
        var id = new Argument<string>("MODEL") { Description = "A model of `dobble model list`." };
        var command = new Command("use", "Reads with another model that is there.") { id };
        command.SetAction(parsed =>
        {
            home.Models.Use(parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Output.WriteLine($"model {parsed.GetValue(id)} is in use");
        });
        return command;
    }

    private static Command Rollback(Home home)
    {
        var command = new Command("rollback", "Goes back to the model that was in use before.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine($"model {home.Models.Rollback()} is in use"));
        return command;
    }
}
