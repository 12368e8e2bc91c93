using Dobble.Data.Checks.Labels;
using Dobble.Data.Checks.Photos;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Data.Tests.Evaluation;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Data.Tests.Checks.Labels;

public class DeckCheckOnPhotosTests(ITestOutputHelper log)
{
    private static readonly Lazy<IReadOnlyList<LabelledPhoto>> Clean = new(Mended);

    private static Deck Deck => HandMadeTable.Deck;

    // DOBBLE_CHECK_ALL=1 measures on every photo; by itself the test takes every eighth.
    private static readonly int Step = Environment.GetEnvironmentVariable("DOBBLE_CHECK_ALL") == "1" ? 1 : 8;

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 7)]
    public void Faults_put_into_the_labels_are_found_and_nothing_else_is_accused(bool networks, int seed)
    {
        using var oracle = networks ? Oracle() : null;
        var injected = InjectedErrors.Into(Clean.Value, Deck, 0.02, seed);
        var findings = Check(new LabelSet("", injected.Photos, []), oracle);

        var (all, alarms) = (0, 0);
        foreach (var error in Enum.GetValues<LabelError>())
        {
            var (found, wrong) = injected.Judge(error, findings);
            log.WriteLine($"{error}: {found} of {injected.Errors.Count(f => f.Error == error)} found, {wrong.Count} false alarms");
            foreach (var f in wrong)
                log.WriteLine($"  false: {FindingJson.Line(f)}");
            foreach (var f in injected.Errors.Where(f => f.Error == error && !findings.Any(x => InjectedErrors.Same(f, x))))
                log.WriteLine(FormattableString.Invariant($"  not found: {f.File} {f.Name} {f.Box.X1},{f.Box.Y1},{f.Box.X2},{f.Box.Y2}"));
            all += found;
            alarms += wrong.Count;
        }

        Assert.True(all >= (networks ? 0.9 : 0.4) * injected.Errors.Count, $"{all} of {injected.Errors.Count} found");
        Assert.True(alarms <= (networks ? 0 : 0.02 * findings.Count), $"{alarms} false alarms among {findings.Count} findings");
    }

    private static IReadOnlyList<LabelFinding> Check(LabelSet set, ModelOracle? oracle) => Inspection.Of(
        set, Deck, oracle, photo => Photo.LoadStored(photo.Path), () => { }, TestContext.Current.CancellationToken).Findings;

    // The real labels with their own errors out, so that only the injected ones are left.
    private static IReadOnlyList<LabelledPhoto> Mended()
    {
        var set = VocFolder.LoadUnchecked(Path.Combine(TestPaths.RequireData(), "photos"));
        set = set with { Photos = [.. set.Photos.Where((_, i) => i % Step == 0)] };
        using var oracle = Oracle();
        var findings = Check(set, oracle).ToLookup(f => f.Photo);
        return [.. set.Photos.Where(s => findings[s].All(f => f.Should is not null || f.Error == LabelError.ExtraBox))
            .Select(s => s with { Boxes = Mended(s, [.. findings[s]]) })];
    }

    private static IReadOnlyList<LabelledBox> Mended(LabelledPhoto photo, LabelFinding[] findings) =>
    [
        .. photo.Boxes.Select((box, i) =>
            findings.FirstOrDefault(f => f.Index == i) is { Should: { } name } ? box with { Name = name } : box)
            .Where((_, i) => !findings.Any(f => f.Index == i && f.Error == LabelError.ExtraBox)),
        .. findings.Where(f => f.Error == LabelError.MissingBox && f.Box is not null).Select(f => new LabelledBox(f.Should!, f.Box!.Value)),
    ];

    private static ModelOracle Oracle()
    {
        var models = Path.Combine(TestPaths.Root, "models");
        Assert.SkipUnless(File.Exists(Path.Combine(models, "reader.onnx")), "models/ holds no networks: train them");
        return new ModelOracle(Path.Combine(models, "finder.onnx"), Path.Combine(models, "reader.onnx"), Deck, Deck.GalleryPath!, "cpu");
    }
}
