using System.CommandLine;
using System.Text.Json;
using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Data.DataSets;
using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Data.Models;
using Dobble.Data.Photos;
using Dobble.Data.Reports;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train validate-model DATA</c>: the weaknesses of a model, and whether it may take the place of another.</summary>
internal static class ValidateModelCommand
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web);

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Argument<string>("DATA")
        { Description = "A data set (ImageSets/Main says what was held out), or labelled photos with --hold-out." };
        var models = new Option<string>("--models")
        { Description = "Folder of the model to validate.", HelpName = "DIR", DefaultValueFactory = _ => Shipped.Models };
        var against = new Option<string?>("--against")
        { Description = "Folder of the model to compare with, such as models.", HelpName = "DIR" };
        var held = new Option<string?>("--hold-out")
        { Description = "Series of photos that the model did not learn from, comma-separated.", HelpName = "SERIES" };
        var deck = new Option<string>("--deck")
        { Description = "The deck: a name in decks/ or a deck file.", DefaultValueFactory = _ => "classic" };
        var report = new Option<string?>("--report") { Description = "HTML page to write.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON a check and nothing else." };
        var quick = new Option<bool>("--quick") { Description = "Try corruptions on a few photos only." };
        var command =
            new Command("validate-model",
                "Looks for a model's weaknesses. Exit code 1: worse than the model to compare with, or it could not be read.")
                    { data, models, against, held, deck, report, json, quick };
        command.SetAction(async (parsed, stop) =>
        {
            var deckFile = Shipped.Deck(parsed.GetValue(deck)!);
            var (learnt, judged) = Photos(parsed.GetValue(data)!, parsed.GetValue(held), Deck.Load(deckFile));
            var settings = new ModelValidationOptions { Quick = parsed.GetValue(quick) };
            var validation = await WorkBar.ShowAsync(Terminal.On(parsed.InvocationConfiguration.Error), "reading photos", show => Task.Run(
                () => ModelValidation.Run(
                    learnt, judged, parsed.GetValue(models)!, parsed.GetValue(against), deckFile, settings,
                    photo => Photo.LoadStored(photo.Path), show, stop),
                stop));
            var about = $"{parsed.GetValue(models)} on {judged.Count} photos of {parsed.GetValue(data)}. "
                + Learnt(new ModelBundle(parsed.GetValue(models)!), judged);
            Print(parsed, validation, about, parsed.GetValue(json));
            if (parsed.GetValue(report) is { } path)
                CheckPage.Write(path, "Model validation", about, validation);
            return validation.Refusal is null ? 0 : 1;
        });
        return command;
    }

    private static (IReadOnlyList<LabelledPhoto> Learnt, IReadOnlyList<LabelledPhoto> Held) Photos(string folder, string? held, Deck deck)
    {
        if (held is null && File.Exists(Path.Combine(folder, "ImageSets", "Main", "train.txt")))
            return DataSet.Load(folder, deck) is var set ? (set.Training, set.Judged) : default;
        var photos = VocFolder.Load(folder, deck).Photos;
        var series = held?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (series.FirstOrDefault(s => photos.All(p => p.Series != s)) is { } unknown)
            throw new DobbleException(
                $"--hold-out {unknown}: no such series of photos; there are "
                    + $"{string.Join(", ", photos.Select(p => p.Series).Distinct().Order(StringComparer.Ordinal))}");
        var parts = photos.ToLookup(p => series.Length == 0 || series.Contains(p.Series));
        return ([.. parts[false]], [.. parts[true]]);
    }

    // Whether photos judge is for the model to say, whatever the command line does.
    private static string Learnt(ModelBundle model, IReadOnlyList<LabelledPhoto> judged)
    {
        string[][] heldOut =
        [
            .. new[] { "finder", "reader" }.Select(kind => model.MetadataOf(kind).GetValueOrDefault("dobble.heldOut", "none").Split(", ")),
        ];
        string[] learnt =
        [
            .. judged.Select(p => p.Series).Distinct().Where(series => heldOut.Any(held => !held.Contains(series)))
                .Order(StringComparer.Ordinal),
        ];
        return learnt.Length == 0 ? "The model's files say that their series were held out."
            : $"The model's files do not say that {Printable.List(learnt)} was held out: what it may have learnt from proves little.";
    }

    private static void Print(ParseResult parsed, ModelValidation validation, string about, bool json)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            foreach (var result in validation.Results)
                output.WriteLine(JsonSerializer.Serialize(new
                {
                    check = result.Name,
                    status = result.Status.ToString().ToLowerInvariant(),
                    result.Summary,
                    result.Headings,
                    result.Rows
                }, Lines));
            return;
        }

        CheckTable.Write(Terminal.On(output), validation.Results);
        output.WriteLine(about);
    }
}
