using System.CommandLine;
using System.Globalization;
using Dobble.Data.Evaluation.Unseen;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Reading;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train evaluate-decks</c>: how well decks are played that no network was trained on.</summary>
internal static class EvaluateDecksCommand
{
    private const string Name = "evaluate-decks";

    private static readonly string[] Kinds = [.. UnseenDeck.All.Select(kind => kind.Name)];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var artwork = new Option<string>("--artwork")
        {
            Description = "Folder into which the packages of the artwork were unpacked; / for those that are installed.",
            DefaultValueFactory = _ => "/",
        };
        var scenes = new Option<int>("--scenes")
        { Description = "Tables of two, of three and of four cards to play.", DefaultValueFactory = _ => 20 };
        scenes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--scenes takes a whole number of 1 or more.");
        });
        var kinds = new Option<string[]>("--kind")
        { Description = "A kind of deck to play, may be given several times; all unless given.", DefaultValueFactory = _ => Kinds };
        kinds.AcceptOnlyFromAmong(Kinds);
        var markdown = new Option<string?>("--markdown") { Description = "Page to write the section to." };
        var section = new Option<string>("--section") { Description = "Its name.", DefaultValueFactory = _ => "Unseen decks, rendered" };
        var command = new Command(Name, "Plays decks that no network was trained on: known by their images, "
            + "enrolled from rendered tables, or not at all.")
        {
            artwork, scenes, kinds, markdown, section,
        };
        var (models, shape) = (new ModelOptions(command, usualDeck: null), new ShapeOption(command));
        command.SetCheckedAction((parsed, stop) => Task.Run(
            () =>
            {
                var chosen = UnseenDeck.All.Where(kind => parsed.GetValue(kinds)!.Contains(kind.Name)).ToArray();
                void Write(IReadOnlyList<IReadOnlyList<string>> rows)
                {
                    var only = chosen.Length == Kinds.Length ? "" : string.Concat(chosen.Select(kind => $" --kind '{kind.Name}'"));
                    if (parsed.GetValue(markdown) is { } page)
                        UnseenSection.Write(
                            page, parsed.GetValue(section)!,
                            $"tools/dobble-train {Name} --scenes {parsed.GetValue(scenes)}{shape.Written(parsed)}{only}", rows);
                }

                return Run(parsed, models, shape.Of(parsed), parsed.GetValue(artwork)!, chosen, parsed.GetValue(scenes), Write, stop);
            },
            stop));
        return command;
    }

    private static int Run(
        ParseResult parsed, ModelOptions models, CardShape shape, string artwork, UnseenDeck[] kinds, int scenes,
        Action<IReadOnlyList<IReadOnlyList<string>>> write, CancellationToken stop)
    {
        var options = new ReaderOptions
        {
            FinderModel = models.Finder(parsed),
            ReaderModel = models.Reader(parsed),
            ComparerModel = models.Comparer(parsed),
            Deck = ReaderOptions.AnyDeck,
            KnownDecks = [Shipped.Deck("classic"), Shipped.Deck("emoji")],
            Provider = models.Provider(parsed),
        };
        var (rows, errors) = (new List<IReadOnlyList<string>>(), parsed.InvocationConfiguration.Error);
        foreach (var kind in kinds)
        {
            try
            {
                rows.Add(Row(kind, artwork, shape, options, scenes, stop));
                errors.WriteLine(string.Join("; ", rows[^1]));
            }
            catch (DobbleException e)
            {
                errors.WriteLine($"{kind.Name} is left out: {e.Message}; mend it with: apt-get install {kind.Package}");
            }
        }

        var table = new Table().RoundedBorder().AddColumns([.. UnseenSection.Headings]);
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        Terminal.On(parsed.InvocationConfiguration.Output).Write(table);
        write(rows);
        return rows.Count == kinds.Length ? 0 : 1;
    }

    private static string[] Row(UnseenDeck kind, string artwork, CardShape shape, ReaderOptions options, int scenes, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("dobble-decks-");
        try
        {
            using var trial = new UnseenTrial(kind, artwork, shape, options, stop);
            var one = Enrolled(trial, Path.Combine(folder.FullName, "one.json"), 1, trial.Cards, scenes);
            var half = Enrolled(trial, Path.Combine(folder.FullName, "half.json"), 1, trial.Cards / 2, scenes);
            var three = Enrolled(trial, Path.Combine(folder.FullName, "three.json"), 3, trial.Cards, scenes);
            return
            [
                kind.Name, kind.Package, trial.Cards.ToString(CultureInfo.InvariantCulture),
                trial.PlayFromImages(scenes).ToString(), one.InDeck, one.Pairs, half.Pairs, three.InDeck, three.Pairs,
                trial.PairsThatShowIt(scenes).ToString(CultureInfo.InvariantCulture), trial.PlayUnknown(scenes).ToString(),
                trial.PlayUnknownLive(scenes).ToString(),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string InDeck, string Pairs) Enrolled(UnseenTrial trial, string path, int views, int cards, int scenes)
    {
        var report = trial.Enrol(path, views, cards);
        var inDeck = report.InDeck.ToString(CultureInfo.InvariantCulture);
        return report.InDeck < 2 ? (inDeck, "refused") : (inDeck, trial.Play(path, scenes, cards).ToString());
    }
}
