using System.CommandLine;
using Dobble.Data.DataSets.Exports;
using Dobble.Vision;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train export-data DIR --format coco|yolo --out DIR</c>: a data set for other tools.</summary>
internal static class ExportDataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Argument<string>("DIR") { Description = "The data set, as ingest makes it." };
        var format = new Option<string>("--format") { Description = "How to write it.", Required = true }.AcceptOnlyFromAmong("coco", "yolo");
        var target = new Option<string>("--out") { Description = "Folder to write to; a new one.", HelpName = "DIR", Required = true };
        var command = new Command("export-data", "Writes a data set as COCO JSON or as folders for YOLO.") { data, format, target };
        command.SetAction(async (parsed, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var (from, to, isCoco) = (parsed.GetValue(data)!, parsed.GetValue(target)!, parsed.GetValue(format) == "coco");
                var count = await CommandProgress.RunAsync(
                    error, step => Task.Run(() => isCoco ? CocoExport.Write(from, to, step, stop) : YoloExport.Write(from, to, step, stop), stop));
                await output.WriteLineAsync($"{to}: {count} photos");
                return 0;
            }
            catch (DobbleException e)
            {
                await error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }
}
