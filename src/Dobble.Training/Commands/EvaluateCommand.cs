using System.CommandLine;
using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

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
        command.SetCheckedAction((parsed, _) => RunAsync(parsed, parsed.GetValue(data)!, options));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] folders, EvaluateOptions options)
    {
        var scenes = parsed.GetValue(options.Rendered);
        if (scenes is null == (folders.Length == 0))
            throw new DobbleException("evaluate: name folders of labelled photos, or the number of scenes with --rendered; one of the two");
        var what = options.Reader(parsed, scenes is null ? "classic" : "emoji");
        if (parsed.GetResult(options.Conditions) is not null)
            return ConditionsCommand.Run(parsed, folders, options, what);
        using var reader = options.Open(parsed, what);
        var errors = new List<DataError>();
        using var rendered = scenes is null ? null : new RenderedScenes(
            reader.Deck, parsed.GetValue(options.Seed), options.Shape(parsed),
            parsed.GetValue(options.Margin) ? CardReader.BoxMargin / CardWarp.Radius : 0);
        var images = scenes is { } count
            ? rendered!.Images(count)
            : [.. Photos(folders, parsed.GetValue(options.Series), reader.Deck, errors).Select(p => Evaluator.Image(p, reader.Deck))];
        var report = parsed.GetValue(options.Out) is { } folder ? new HtmlReport(folder) : null;
        var title = scenes is null ? string.Join(", ", folders)
            : $"{scenes} rendered scenes, seed {parsed.GetValue(options.Seed)}"
                + (options.Shape(parsed) is var shape && shape != CardShape.Round ? $", {shape.Name} cards" : "")
                + (parsed.GetValue(options.Margin) ? ", true boxes with the margin" : "");
        var result = await WorkBar.CountAsync(Terminal.On(parsed.InvocationConfiguration.Error), "reading", images.Count, step =>
            Task.FromResult(Evaluator.Run(title, what, options.Threshold(parsed), reader, images, errors, report, step,
                options.Overlap(parsed))));

        Print(parsed, options, result, report?.Write(result));
        if (parsed.GetValue(options.Boxes) is { } boxes)
            BoxFiles.Write(boxes, result);
        if (parsed.GetValue(options.Markdown) is { } page)
            AccuracyPage.Write(page, parsed.GetValue(options.Section)!, result);
        foreach (var one in result.Errors)
            parsed.InvocationConfiguration.Error.WriteLine(one);
        return result.Errors.Count > 0 ? 1 : 0;
    }

    /// <summary>The labelled photos of these folders and series.</summary>
    public static IReadOnlyList<LabelledPhoto> Photos(string[] folders, string? series, Deck deck, List<DataError> errors)
    {
        var photos = new List<LabelledPhoto>();
        foreach (var folder in folders)
        {
            var found = VocFolder.Load(folder, deck);
            photos.AddRange(found.Photos);
            errors.AddRange(found.Errors);
        }

        var wanted = series?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted?.Except(photos.Select(p => p.Series)).FirstOrDefault() is { } unknown)
            throw new DobbleException(
                $"There is no series '{unknown}' here; there are {string.Join(", ", photos.Select(p => p.Series).Distinct())}");
        return [.. photos.Where(p => wanted?.Contains(p.Series) ?? true)];
    }

    private static void Print(ParseResult parsed, EvaluateOptions options, EvaluationResult result, string? report)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(options.Json))
        {
            output.WriteLine(result.ToJson());
            return;
        }

        ResultTables.Write(Terminal.On(output), result);
        if (parsed.GetValue(options.Calibrate) && Figures.Advice(result.Advice) is { } advice)
            output.WriteLine(advice);
        if (report is not null)
            output.WriteLine($"Report: {report}");
    }
}
