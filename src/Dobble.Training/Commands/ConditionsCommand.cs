using System.CommandLine;
using Dobble.Data.Evaluation.Conditions;
using Dobble.Data.Labels;
using Dobble.Data.Reports;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train evaluate DATA… --conditions</c>: how photos are read in bad light, by low cameras, in heaps.</summary>
internal static class ConditionsCommand
{
    private const int MaxReaders = 4;
    private const string All = "all";

    /// <summary>Measures the conditions.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="DobbleException">A name, a file or a folder is not there.</exception>
    public static int Run(ParseResult parsed, string[] folders, EvaluateOptions options, ReaderOptions what)
    {
        if (parsed.GetValue(options.Rendered) is not null)
            throw new DobbleException("evaluate: --conditions renders heaps by itself; leave --rendered out");
        var (deck, errors) = (Deck.Load(what.Deck), new List<DataError>());
        var photos = EvaluateCommand.Photos(folders, parsed.GetValue(options.Series), deck, errors);
        var names = parsed.GetValue(options.Conditions) is { } given && given != All
            ? given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : null;
        using var suite = new ConditionSuite(
            photos, deck, Deck.Load(Shipped.Deck("emoji")), Symbols(folders), parsed.GetValue(options.Seed), names);
        var readers = new List<TableReader>();
        try
        {
            for (var i = 0; i < Math.Min(MaxReaders, Environment.ProcessorCount); i++)
                readers.Add(options.Open(parsed, what));
            Write(parsed, options, what, Scores(parsed, suite,
                new ConditionRun(readers, options.Threshold(parsed), parsed.GetValue(options.Out) is not null), errors), folders);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }

        foreach (var error in errors)
            parsed.InvocationConfiguration.Error.WriteLine(error);
        return errors.Count > 0 ? 1 : 0;
    }

    /// <summary>The images of symbols that lie beside the photos; null where there are none.</summary>
    private static string? Symbols(string[] folders) => folders
        .SelectMany(folder => new[] { folder, Path.GetDirectoryName(Path.GetFullPath(folder))! })
        .Select(folder => Path.Combine(folder, "symbols", "scans"))
        .FirstOrDefault(Directory.Exists);

    private static List<ConditionScore> Scores(ParseResult parsed, ConditionSuite suite, ConditionRun run, List<DataError> errors)
    {
        var scores = new List<ConditionScore>();
        Terminal.On(parsed.InvocationConfiguration.Error).Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("reading", maxValue: Math.Max(1, suite.All.Sum(c => c.Images.Count)));
            foreach (var condition in suite.All)
                scores.Add(run.Run(condition, errors, () => task.Increment(1)));
        });
        return scores;
    }

    private static void Write(
        ParseResult parsed, EvaluateOptions options, ReaderOptions what, List<ConditionScore> scores, string[] folders)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(options.Json))
            output.WriteLine(ConditionReport.ToJson(scores));
        else
            Terminal.On(output).Write(Table(scores));
        if (parsed.GetValue(options.Markdown) is { } page)
            ConditionSection.Write(
                page, parsed.GetValue(options.Section)!, Line(parsed, folders, options), what, options.Threshold(parsed), scores);
        if (parsed.GetValue(options.Out) is not { } folder)
            return;
        var report = ConditionReport.Write(folder, string.Join(", ", folders), scores);
        if (!parsed.GetValue(options.Json))
            output.WriteLine($"Report: {report}");
    }

    /// <summary>The command that measures this again.</summary>
    private static string Line(ParseResult parsed, string[] folders, EvaluateOptions options)
    {
        var series = parsed.GetValue(options.Series) is { } only ? $" --series {only}" : "";
        return $"tools/dobble-train evaluate {string.Join(' ', folders)}{series} --conditions --seed {parsed.GetValue(options.Seed)}";
    }

    private static Table Table(List<ConditionScore> scores)
    {
        var table = new Table().RoundedBorder();
        foreach (var heading in ConditionReport.Headings)
            table.AddColumn(
                new TableColumn(heading) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var score in scores)
            table.AddRow([.. ConditionReport.Row(score).Select(Markup.Escape)]);
        return table;
    }
}
