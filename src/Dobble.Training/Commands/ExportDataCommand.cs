using System.CommandLine;
using Dobble.Data.DataSets.Exports;
using Dobble.Data.Reports;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train export-data DIR --format coco|yolo --out DIR</c>: a data set for other tools.</summary>
internal static class ExportDataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Argument<string>("DIR") { Description = "The data set, as ingest makes it." };
        var format = new Option<string>("--format")
        { Description = "How to write it.", Required = true }.AcceptOnlyFromAmong("coco", "yolo");
        var target = new Option<string>("--out") { Description = "Folder to write to; a new one.", HelpName = "DIR", Required = true };
        var command = new Command("export-data", "Writes a data set as COCO JSON or as folders for YOLO.") { data, format, target };
        command.SetCheckedAction(async (parsed, stop) =>
        {
            var (from, to, isCoco) = (parsed.GetValue(data)!, parsed.GetValue(target)!, parsed.GetValue(format) == "coco");
            var count = await WorkBar.ShowAsync(
                Terminal.On(parsed.InvocationConfiguration.Error), "exporting", step =>
                    Task.Run(() => isCoco ? CocoExport.Write(from, to, step, stop) : YoloExport.Write(from, to, step, stop), stop));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{to}: {count} photos");
            return 0;
        });
        return command;
    }
}
