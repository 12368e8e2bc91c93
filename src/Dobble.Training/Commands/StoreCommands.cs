using System.CommandLine;
using System.Globalization;
using Dobble.Data.Reports;
using Dobble.Data.Stores;
using Dobble.Training.Pipeline.Steps;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train upload</c>, <c>download</c> and <c>datasets</c>: data sets and their store.</summary>
internal static class StoreCommands
{
    /// <summary>Makes <c>upload</c>.</summary>
    public static Command Upload()
    {
        var folder = new Argument<string>("DIR") { Description = "The data set." };
        var (store, name) = (Store(), Name());
        var command = new Command("upload", "Sends a data set to a store: only what the store lacks.") { folder, store, name };
        command.SetAction(async (parsed, stop) =>
        {
            using var opened = StoreAddress.Open(parsed.GetValue(store)!);
            var sent = await TransferBar.ShowAsync(Bar, "sending", progress =>
                FolderStore.DataSets(opened).SendAsync(parsed.GetValue(folder)!, parsed.GetValue(name)!, progress, stop));
            AnsiConsole.MarkupLineInterpolated(
                $"{sent.Manifest.Name} version {sent.Manifest.Version}: {sent.Manifest.Files.Count} files, {sent.Files} sent ({Megabytes(sent.Bytes)})");
        });
        return command;
    }

    /// <summary>Makes <c>download</c>.</summary>
    public static Command Download()
    {
        var name = new Argument<string>("NAME") { Description = "The data set's name in the store." };
        var store = Store();
        var version = new Option<string?>("--version") { Description = "Which version [default: the latest]" };
        var folder = new Option<string>("--out") { Description = "Folder to make the data set in.", HelpName = "DIR", Required = true };
        var command =
            new Command("download", "Fetches a data set from a store: only what is missing or differs; every file is checked by its hash.")
                { name, store, version, folder };
        command.SetAction(async (parsed, stop) =>
        {
            using var opened = StoreAddress.Open(parsed.GetValue(store)!);
            var sets = FolderStore.DataSets(opened);
            var wanted = parsed.GetValue(version) ?? await sets.LatestAsync(parsed.GetValue(name)!, stop);
            var got = await TransferBar.ShowAsync(Bar, "fetching", progress =>
                sets.FetchAsync(parsed.GetValue(name)!, wanted, parsed.GetValue(folder)!, progress, stop));
            AnsiConsole.MarkupLineInterpolated(
                $"{got.Manifest.Name} version {wanted}: {got.Manifest.Files.Count} files, {got.Files} fetched ({Megabytes(got.Bytes)})");
        });
        return command;
    }

    /// <summary>Makes <c>datasets</c>.</summary>
    public static Command List()
    {
        var store = Store();
        var command = new Command("datasets", "Lists the data sets of a store and their versions.") { store };
        command.SetAction(async (parsed, stop) =>
        {
            using var opened = StoreAddress.Open(parsed.GetValue(store)!);
            var sets = FolderStore.DataSets(opened);
            var table = new Table().RoundedBorder().AddColumns("name", "version", "").AddColumn(new TableColumn("files").RightAligned())
                .AddColumn(new TableColumn("size").RightAligned());
            foreach (var (name, version, latest) in await sets.ListAsync(stop))
            {
                var manifest = await sets.ManifestAsync(name, version, stop);
                table.AddRow(Markup.Escape(name), version, latest ? "latest"
                    : string.Empty, manifest.Files.Count.ToString(CultureInfo.InvariantCulture), Megabytes(manifest.Size));
            }

            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Option<string> Store() =>
        new("--store") { Description = "A folder, or s3://bucket/prefix.", HelpName = "URI", DefaultValueFactory = _ => "store" };

    private static Option<string> Name() =>
        new("--name") { Description = "The data set's name in the store.", DefaultValueFactory = _ => "dobble" };

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    // The bar is no part of the output.
    private static IAnsiConsole Bar => Terminal.On(Console.Error);
}
