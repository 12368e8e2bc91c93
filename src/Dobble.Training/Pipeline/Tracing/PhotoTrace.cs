using System.Globalization;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Training.Pipeline.Steps;
using Dobble.Training.Samples;
using Dobble.Vision;
using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Training.Pipeline.Tracing;

/// <summary>
/// One photo's way through a run: as it came in, as the data set has it, its cards, what training makes of it, how the model reads it and
/// how that is judged.
/// </summary>
internal sealed class PhotoTrace : IDisposable
{
    private const double LongSide = 900;
    private const double CropSide = 320;

    private readonly RunData _run;
    private readonly string _stem;
    private readonly LabelledPhoto? _label;
    private readonly OutlinedPhoto? _photo;

    /// <param name="run">The run's data.</param>
    /// <param name="photo">The photo: its file name, its path, or its name without ending.</param>
    /// <exception cref="DobbleException">The run knows no such photo.</exception>
    public PhotoTrace(RunData run, string photo)
    {
        _run = run;
        var wanted = RunData.StemOf(photo);
        // The data set may call it otherwise than its source did.
        _stem = run.Ingested(wanted) is var (came, _) ? RunData.StemOf(came.File) : wanted;
        _label = run.Labels.Photos.FirstOrDefault(p => p.Stem == _stem);
        if (_label is null && run.Ingested(_stem) is null && run.ErrorsOf(_stem).Length == 0)
            throw new DobbleException(
                $"{photo}: the run has no such photo; it has {run.Labels.Photos.Count}, such as {run.Labels.Photos[0].Name}");
        _photo = _label is null ? null : OutlinedPhoto.Of(_label, Photo.LoadStored(_label.Path));
    }

    /// <summary>What the data set calls it.</summary>
    public string Name => _stem;

    /// <summary>The way, in order; where it ends early the last part says why.</summary>
    public IEnumerable<TracePart> Parts()
    {
        yield return CameIn();
        if (_photo is null)
        {
            yield return new TracePart("Left out", ["it is not in the data set", .. _run.ErrorsOf(_stem)], []);
            yield break;
        }

        yield return InTheDataSet(_photo);
        yield return Cards(_photo);
        yield return Samples(_photo);
        if (_run.Model is not { } model)
        {
            yield return new TracePart("Read", ["the run has no whole model yet"], []);
            yield break;
        }

        using var reader = model.Open(_run.Common.DeckFile);
        var reading = reader.Read(_photo.Image);
        yield return Read(_photo, reading);
        var options = new ReaderOptions { FinderModel = model.Finder, ReaderModel = model.Reader, Deck = _run.Common.DeckFile };
        yield return Judged(_photo, Evaluator.Run(
            Name, options, _run.Evaluation.Threshold, reader, [Evaluator.Image(_photo.Label, _run.Deck)], [], report: null, () => { },
            _run.Evaluation.Overlap).Photos.Single());
    }

    public void Dispose() => _photo?.Image.Dispose();

    private TracePart CameIn()
    {
        if (_run.Ingested(_stem) is not var (photo, path))
            return new TracePart("As it came in", ["the run began with the stored data set; the run that stored it knows the source"], []);
        using var image = photo.Turned ? Photo.Load(path) : Photo.LoadStored(path);
        return new TracePart(
            "As it came in",
            [
                $"{photo.Source}: {photo.Width}×{photo.Height} pixels, {photo.Boxes.Count} boxes"
                    + (photo.Turned ? ", drawn on the image as its EXIF orientation turns it" : string.Empty)
                    + (photo.Split is { } split ? $"; its source means it for {split}" : string.Empty),
            ],
            [Whole(image, "the image and its labels", [.. photo.Boxes.Select(b => new Mark(true, b.Name, b.Box))])]);
    }

    private TracePart InTheDataSet(OutlinedPhoto photo)
    {
        var (label, lists) = (photo.Label, _run.ListsOf(_stem));
        string[] renamed = _run.Ingested(_stem) is var (before, _) && before.Boxes.Count == label.Boxes.Count
            ? [.. before.Boxes.Zip(label.Boxes, (a, b) => a.Name == b.Name ? string.Empty : $"{a.Name} → {b.Name}")
                .Where(change => change.Length > 0).Distinct()] : [];
        return new TracePart("In the data set",
        [
            $"{label.Name}, series {label.Series}: {label.Width}×{label.Height} pixels, {label.Boxes.Count} boxes",
            lists.Length > 0 ? $"in the part {string.Join(", ", lists)}" : "in no part: it is neither learnt from nor judged by",
            .. renamed.Length > 0 ? new[] { $"labels renamed: {string.Join(", ", renamed)}" } : [],
            .. _run.ErrorsOf(_stem),
            .. _run.FindingsOf(label.Name).Select(f => $"validate-data: {f}"),
        ], []);
    }

    private static TracePart Cards(OutlinedPhoto photo)
    {
        var label = photo.Label;
        return new TracePart("Its cards",
        [
            .. label.Cards.Select(c => (c.Card is { } card ? $"card {card}" : "a card that the labels do not decide")
                + $": {string.Join(", ", c.Boxes.Select(b => b.Name))}"),
            .. label.Ignored.Count > 0 ? new[] { $"{label.Ignored.Count} boxes belong to no card, or their name is in doubt" } : [],
        ],
        [
            Whole(photo.Image, "the outlines that training takes for true, found from the labels and the image's edges",
            [
                .. label.Cards.SelectMany(c => c.Boxes).Select(b => new Mark(true, b.Name, b.Box)),
                .. photo.Cards.Select(c => new Mark(true, string.Empty, Outline: c.Outline)),
            ]),
            .. photo.Cards.Select(c => Crop(
                photo.Image, c.Outline, [.. c.Label.Boxes.Select(b => (b.Name, b.Box))], truth: true, $"card {c.Label.Card}, rectified")),
        ]);
    }

    private TracePart Samples(OutlinedPhoto photo)
    {
        const string Title = "What training makes of it";
        var load = _run.Load;
        if (!_run.ListsOf(_stem).Contains("train"))
            return new TracePart(Title, ["nothing: it is not learnt from, unless by a further run with allPhotos"], []);
        if (photo.Cards.Count == 0)
            return new TracePart(Title, ["nothing: none of its cards has six labelled symbols or more"], []);
        using var finder = new FinderSamples(load.Finder with { PhotoShare = 1, RenderedTables = 0 }, SymbolImages.None, [photo], []);
        var images = new List<TraceImage>
        { new("what the finder learns from, and which cards it must find", SampleSheet.Of(finder, load.Finder)) };
        var symbols = _run.Deck.Cards[0].Count;
        if (photo.FullCards(symbols).Any())
            images.Add(new TraceImage("what the reader learns from, and the symbols asked for", SampleSheet.Of(
                new ReaderSamples(load.Reader with { PhotoShare = 1 }, SymbolImages.None, [photo], symbols, []), load.Reader.Seed)));
        return new TracePart(
            Title,
            [
                string.Create(CultureInfo.InvariantCulture, $"such samples; {load.Finder.PhotoShare:0 %} of the finder's ")
                    + string.Create(CultureInfo.InvariantCulture, $"and {load.Reader.PhotoShare:0 %} of the reader's are of photos"),
            ],
            images);
    }

    private TracePart Read(OutlinedPhoto photo, TableReading reading)
    {
        string Symbol(int? index) => index is { } symbol ? _run.Deck.Symbols[symbol].Id : "unknown";
        return new TracePart("How the model reads it",
        [
            .. reading.Cards.Select(c => string.Create(
                CultureInfo.InvariantCulture, $"{NameOf(c)} ({c.Posterior.Cards[c.Posterior.Best]:0.000}): ") + string.Join(
                ", ", c.Symbols.Select(s => string.Create(CultureInfo.InvariantCulture, $"{Symbol(s.Symbol)} {s.Confidence:0.00}")))),
        ],
        [
            new TraceImage("what the finder sees first, and what it takes for cards", MarkedImage.Jpeg(
                photo.Image, Everything(photo.Image),
                [.. reading.Found.Select(f => new Mark(false, string.Empty, Outline: f.Outline))], FinderGrid.LongSide)),
            Whole(photo.Image, "all that was read",
            [
                .. reading.Cards.SelectMany(c => c.Symbols).Select(s => new Mark(false, Symbol(s.Symbol), s.Box)),
                .. reading.Cards.Select(c => new Mark(false, string.Empty, Outline: c.Outline)),
            ]),
            .. reading.Cards.Select(c => Crop(
                photo.Image, c.Outline, [.. c.Symbols.Select(s => (Symbol(s.Symbol), s.Box))], truth: false,
                $"what the reader sees: {NameOf(c)}")),
        ]);
    }

    private static string NameOf(CardReading read) => read.Posterior.Known is { } card ? $"card {card}" : "no card of the deck";

    private TracePart Judged(OutlinedPhoto photo, PhotoScore score) => new("How that is judged",
    [
        $"{score.Found} of {score.Cards} cards found, {score.Decoded} decoded right; "
            + $"{score.Right} of {score.Pairs} pairs right, {score.Wrong} wrong, {score.Silent} left out",
        _run.ListsOf(_stem).Contains("train") ? "it is learnt from: that the model reads it proves little"
            : _run.BeganWithWeights ? "it is not learnt from, but perhaps by the weights that the training began with"
            : "it is not learnt from",
        .. score.Failures.Select(f => f.Text),
    ],
    [.. score.Failures.Select(f => new TraceImage(f.Text, MarkedImage.Jpeg(photo.Image, f.Region, f.Marks, LongSide)))]);

    private static Box Everything(Mat image) => new(0, 0, image.Width, image.Height);

    private static TraceImage Whole(Mat image, string caption, IReadOnlyList<Mark> marks) =>
        new(caption, MarkedImage.Jpeg(image, Everything(image), marks, LongSide));

    private static TraceImage Crop(Mat image, Ellipse outline, IReadOnlyList<(string Symbol, Box Box)> symbols, bool truth, string caption)
    {
        using var crop = new PhotoCard(image, outline, symbols).Straight();
        return new TraceImage(caption, MarkedImage.Jpeg(
            crop.Image, Everything(crop.Image), [.. crop.Symbols.Select(s => new Mark(truth, s.Symbol, s.Box))], CropSide));
    }
}
