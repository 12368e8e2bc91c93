using System.CommandLine;
using Dobble.Data.Reports;
using Dobble.Training.Commands;
using Dobble.Vision;
using Dobble.Vision.Native;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Training;

/// <summary>The program <c>dobble-train</c>: puts the commands together and turns every failure into one line and an exit code.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => RunAsync(args);

    /// <summary>Runs one command line.</summary>
    internal static async Task<int> RunAsync(string[] args)
    {
        // What is not read on a terminal is not to be folded.
        if (!AnsiConsole.Console.Profile.Out.IsTerminal)
            AnsiConsole.Console.Profile.Width = 240;
        var root = new RootCommand("Makes the networks of Dobble Assistant from labelled photos.")
        {
            RunCommand.Create(),
            RunsCommand.Create(),
            RepeatCommand.Create(),
            CacheCommand.Create(),
            SweepCommand.Create(),
            GalleryCommand.Create(),
            EvaluateCommand.Create(),
            EvaluateDecksCommand.Create(),
            ExportCommand.Create(),
            RenderCommand.Create(),
            ValidateDataCommand.Create(),
            ValidateModelCommand.Create(),
            IngestCommand.Create(),
            ExportDataCommand.Create(),
            StoreCommands.Upload(),
            StoreCommands.Download(),
            StoreCommands.List(),
        };
        using var signals = new Signals();
        try
        {
            // Images are rendered on threads of our own; OpenCV's would only get in their way.
            _ = OpenCvLibrary.Load();
            Cv2.SetNumThreads(1);
            var parsed = root.Parse(args.Length > 0 ? args : ["--help"]);
            return parsed.Errors.Count > 0 ? CommandErrors.Tell(parsed, Console.Error) : await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                args is ["run" or "sweep", ..] ? "stopped; the same command goes on from the last checkpoint" : "stopped");
            return signals.ExitCode;
        }
        catch (Exception e) when (
            e is DobbleException or IOException or UnauthorizedAccessException || NativeLibraryException.Of(e) is not null)
        {
            Terminal.ForMessages(Console.Error)
                .Say((NativeLibraryException.Of(e) ?? e).Message.ReplaceLineEndings(" "), Color.Red);
            return 1;
        }
    }
}
