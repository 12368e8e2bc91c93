using System.CommandLine;
using Dobble.Data.Models;
using Dobble.Training.Export;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train export MODEL --out DIR</c>: a model's ONNX files from its weights, without training.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "Folder of a trained model, such as models." };
        var target = new Option<string>("--out") { Description = "Folder to write the ONNX files to.", HelpName = "DIR", Required = true };
        const string About = "Writes a model's ONNX files anew from its weights; what they say of their training stays.";
        var command = new Command("export", About) { model, target };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(target)!;
            var difference = WeightsExport.Write(
                new ModelBundle(parsed.GetValue(model)!), new ModelBundle(folder), new Dictionary<string, string>());
            AnsiConsole.MarkupLineInterpolated(
                $"[green]✓[/] {folder}: finder.onnx, reader.onnx and comparer.onnx, at most {difference:g2} from the networks in training");
            return 0;
        });
        return command;
    }
}
