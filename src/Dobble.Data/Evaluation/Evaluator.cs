using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>An image to be evaluated, opened when its turn comes.</summary>
/// <param name="Name">Path of the photo, or the name of a rendered scene.</param>
/// <param name="Open">Opens or renders it: a BGR image, the caller's, and what is really on it.</param>
public sealed record TrueImage(string Name, Func<(Mat Image, PhotoTruth Truth)> Open);

/// <summary>Reads images with the real reading path and judges the readings.</summary>
public static class Evaluator
{
    /// <summary>Evaluates images one after the other.</summary>
    /// <param name="data">What the images are, for people.</param>
    /// <param name="options">Models, deck and provider.</param>
    /// <param name="threshold">Probability from which a match counts as said; the others are judged too, since they tell of
    /// calibration.</param>
    /// <param name="reader">A reader with these options.</param>
    /// <param name="images">The images.</param>
    /// <param name="errors">What is wrong with the data so far; images that cannot be opened are added.</param>
    /// <param name="report">Draws failures; null for none.</param>
    /// <param name="progress">Called after each image.</param>
    /// <param name="overlap">Least overlap (IoU) for two boxes of symbols to be the same thing, more than 0 to 1.</param>
    public static EvaluationResult Run(
        string data,
        ReaderOptions options,
        double threshold,
        TableReader reader,
        IEnumerable<TrueImage> images,
        List<DataError> errors,
        HtmlReport? report,
        Action progress,
        double overlap = ConfusionMatrix.UsualOverlap)
    {
        var scorer = new PhotoScorer(reader.Deck, threshold, overlap);
        var scores = new List<PhotoScore>();
        foreach (var source in images)
        {
            try
            {
                var (image, truth) = source.Open();
                using var owned = image;
                var score = scorer.Score(truth, reader.Read(image));
                report?.Add(image, score, slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id);
                scores.Add(score);
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(source.Name, e.Message));
            }

            progress();
        }

        return new EvaluationResult
        {
            Data = data,
            Deck = reader.Deck.Name,
            FinderSha256 = FileHash.Of(options.FinderModel),
            ReaderSha256 = FileHash.Of(options.ReaderModel),
            Threshold = threshold,
            Overlap = overlap,
            Series = Summary.PerSeries(scores),
            Slots = [.. Enumerable.Range(0, reader.Deck.SlotCount).Select(slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id)],
            Advice = CalibrationAdvice.From([.. scores.SelectMany(s => s.Matches)]),
            Photos = scores,
            Errors = errors,
        };
    }

    /// <summary>A labelled photo as an image to be evaluated, in the pixels of its file (as the labels are).</summary>
    public static TrueImage Image(LabelledPhoto photo, Deck deck) =>
        new(photo.Path, () => (Photo.LoadStored(photo.Path), PhotoTruth.Of(photo, deck)));
}
