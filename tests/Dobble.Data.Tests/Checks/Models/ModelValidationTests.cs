using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Models;
using Dobble.Data.Photos;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Tests.Checks.Models;

/// <summary>The shipped model, and a copy of it that was spoiled, on a few real photos.</summary>
public sealed class ModelValidationTests : IDisposable
{
    private static readonly string DeckFile = Path.Combine(TestPaths.Root, "decks/classic.json");
    private static readonly string Models = Path.Combine(TestPaths.Root, "models");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_that_is_the_one_in_use_is_no_worse_than_it()
    {
        var (learnt, held) = Photos();
        var opened = new List<string>();
        var validation = Validate(learnt, held, Models, opened);
        Assert.Equal(opened.Distinct(), opened);
        Assert.Null(validation.Refusal);
        Assert.Equal(CheckStatus.Pass, Check(validation, "comparison").Status);
        Assert.Equal(
            ["comparison", "mean average precision", "mean average recall", "class performance", "confusions", "worst series",
                "train–test gap", "prediction drift", "simple models", "weak segments", "robustness"],
            validation.Results.Select(r => r.Name));
        Assert.All(validation.Results.Where(r => r.Name != "confusions"), r => Assert.NotEmpty(r.Rows));
        Assert.Equal(validation.Readings.Held.Sum(p => p.Score.Pairs), validation.Readings.Held.Sum(p => p.SharedSlots.Count));
    }

    [Fact]
    public void A_model_whose_symbols_are_mixed_up_is_refused_with_the_reason()
    {
        var (learnt, held) = Photos();
        var spoiled = Spoiled();
        var validation = Validate(learnt, held, spoiled, []);
        Assert.NotNull(validation.Refusal);
        Assert.Contains("mAP@0.5", validation.Refusal, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Fail, Check(validation, "comparison").Status);
        Assert.Equal(CheckStatus.Fail, Check(validation, "mean average precision").Status);
    }

    [Fact]
    public void Without_photos_there_is_no_validation() => Assert.Throws<DobbleException>(() => Validate([], [], Models, []));

    private static ModelValidation Validate(
        IReadOnlyList<LabelledPhoto> learnt, IReadOnlyList<LabelledPhoto> held, string models, List<string> opened)
    {
        return ModelValidation.Run(
            learnt, held, models, Models, DeckFile, new ModelValidationOptions { Quick = true }, Open,
            _ => { }, TestContext.Current.CancellationToken);

        OpenCvSharp.Mat Open(LabelledPhoto photo)
        {
            opened.Add(photo.Path);
            return Photo.LoadStored(photo.Path);
        }
    }

    private static CheckResult Check(ModelValidation validation, string name) => validation.Results.Single(r => r.Name == name);

    private static (IReadOnlyList<LabelledPhoto> Learnt, IReadOnlyList<LabelledPhoto> Held) Photos()
    {
        var photos = VocFolder.Load(Path.Combine(TestPaths.RequireData(), "photos"), Deck.Load(DeckFile)).Photos;
        return ([.. photos.Where(p => p.Series == "grid-crop").Take(3)], [.. photos.Where(p => p.Series == "pink-fur-close")]);
    }

    // The gallery's prototypes of symbols change places two by two.
    private string Spoiled()
    {
        var folder = _folder.File("spoiled");
        new ModelBundle(Models).CopyTo(new ModelBundle(folder), name => Path.GetExtension(name) == ".onnx");
        var deck = Deck.Load(DeckFile);
        var gallery = Gallery.Load(deck.GalleryPath!, deck);
        var prototypes = gallery.Prototypes.ToArray();
        for (var i = 0; i + 1 < prototypes.Length; i += 2)
            (prototypes[i], prototypes[i + 1]) = (prototypes[i + 1], prototypes[i]);
        new Gallery(gallery.Reader, prototypes, gallery.Scale, gallery.Unknown).Save(Path.Combine(folder, "classic.gallery"), deck);
        return folder;
    }
}
