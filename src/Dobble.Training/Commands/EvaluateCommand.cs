using System.CommandLine;
using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train evaluate DATA…</c>: how well labelled photos, or rendered scenes, are read.</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Argument<string[]>("DATA")
        {
            Description = "Folders of photos labelled in Pascal VOC.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("evaluate", "Reads labelled photos and says how many cards, pairs and symbols were right.") { data };
        var options = new EvaluateOptions(command);
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed, parsed.GetValue(data)!, options);
            }
            catch (DobbleException e)
            {
                parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Run(ParseResult parsed, string[] folders, EvaluateOptions options)
    {
        var scenes = parsed.GetValue(options.Rendered);
        if (scenes is null == (folders.Length == 0))
            throw new DobbleException("evaluate: name folders of labelled photos, or the number of scenes with --rendered; one of the two");
        var what = options.Reader(parsed, scenes is null ? "classic" : "emoji");
        using var reader = options.Open(parsed, what);
        var faults = new List<DataError>();
        using var rendered = scenes is null ? null : new RenderedScenes(reader.Deck, parsed.GetValue(options.Seed));
        var images = scenes is { } count
            ? rendered!.Images(count)
            : Photos(folders, parsed.GetValue(options.Series), reader.Deck, faults);
        var report = parsed.GetValue(options.Out) is { } folder ? new HtmlReport(folder) : null;
        var title = scenes is null ? string.Join(", ", folders) : $"{scenes} rendered scenes, seed {parsed.GetValue(options.Seed)}";
        var result = WithProgress(parsed, images.Count, step =>
            Evaluator.Run(title, what, options.Threshold(parsed), reader, images, faults, report, step));

        Print(parsed, options, result, report?.Write(result));
        if (parsed.GetValue(options.Markdown) is { } page)
            AccuracyPage.Write(page, parsed.GetValue(options.Section)!, result);
        foreach (var fault in result.Errors)
            parsed.InvocationConfiguration.Error.WriteLine(fault);
        return result.Errors.Count > 0 ? 1 : 0;
    }

    private static IReadOnlyList<TrueImage> Photos(string[] folders, string? series, Deck deck, List<DataError> faults)
    {
        var photos = new List<LabelledPhoto>();
        foreach (var folder in folders)
        {
            var found = VocFolder.Load(folder, deck);
            photos.AddRange(found.Photos);
            faults.AddRange(found.Errors);
        }

        var wanted = series?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted?.Except(photos.Select(p => p.Series)).FirstOrDefault() is { } unknown)
            throw new DobbleException($"There is no series '{unknown}' here; there are {string.Join(", ", photos.Select(p => p.Series).Distinct())}");
        return [.. photos.Where(p => wanted?.Contains(p.Series) ?? true).Select(p => Evaluator.Image(p, deck))];
    }

    private static EvaluationResult WithProgress(ParseResult parsed, int count, Func<Action, EvaluationResult> run)
    {
        EvaluationResult? result = null;
        On(parsed.InvocationConfiguration.Error).Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("reading", maxValue: Math.Max(1, count));
            result = run(() => task.Increment(1));
        });
        return result!;
    }

    private static void Print(ParseResult parsed, EvaluateOptions options, EvaluationResult result, string? report)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(options.Json))
        {
            output.WriteLine(result.ToJson());
            return;
        }

        ResultTables.Write(On(output), result);
        if (parsed.GetValue(options.Calibrate) && Figures.Advice(result.Advice) is { } advice)
            output.WriteLine(advice);
        if (report is not null)
            output.WriteLine($"Report: {report}");
    }

    private static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A table that is not read on a terminal is not to be folded.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = 200;
        return console;
    }
}
