using System.Security.Cryptography;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>A picture to be evaluated, opened when its turn comes.</summary>
/// <param name="Name">Path of the photo, or the name of a rendered scene.</param>
/// <param name="Open">Opens or renders it: a BGR picture, the caller's, and what is really on it.</param>
public sealed record TruePicture(string Name, Func<(Mat Picture, PhotoTruth Truth)> Open);

/// <summary>Reads pictures with the real reading path and judges the readings.</summary>
public static class Evaluator
{
    /// <summary>Evaluates pictures one after the other.</summary>
    /// <param name="data">What the pictures are, for people.</param>
    /// <param name="options">Models, deck, provider and threshold.</param>
    /// <param name="reader">A reader with these options and a threshold of zero, so that unsure matches are judged too.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="faults">What is wrong with the data so far; pictures that cannot be opened are added.</param>
    /// <param name="report">Draws failures; null for none.</param>
    /// <param name="progress">Called after each picture.</param>
    public static EvaluationResult Run(
        string data,
        ReaderOptions options,
        TableReader reader,
        IEnumerable<TruePicture> pictures,
        List<DataFault> faults,
        HtmlReport? report,
        Action progress)
    {
        var scorer = new PhotoScorer(reader.Deck, options.Threshold);
        var scores = new List<PhotoScore>();
        foreach (var picture in pictures)
        {
            try
            {
                var (image, truth) = picture.Open();
                using var owned = image;
                var score = scorer.Score(truth, reader.Read(image));
                report?.Add(image, score, slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id);
                scores.Add(score);
            }
            catch (DobbleException e)
            {
                faults.Add(new DataFault(picture.Name, e.Message));
            }

            progress();
        }

        return new EvaluationResult
        {
            Data = data,
            Deck = reader.Deck.Name,
            FinderSha256 = Hash(options.FinderModel),
            ReaderSha256 = Hash(options.ReaderModel),
            Threshold = options.Threshold,
            Series = Summary.PerSeries(scores),
            Slots = [.. Enumerable.Range(0, reader.Deck.SlotCount).Select(slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id)],
            Advice = CalibrationAdvice.From([.. scores.SelectMany(s => s.Matches)]),
            Photos = scores,
            Faults = faults,
        };
    }

    /// <summary>A labelled photo as a picture to be evaluated, in the pixels of its file (as the labels are).</summary>
    public static TruePicture Picture(LabelledPhoto photo, Deck deck) => new(photo.Path, () =>
    {
        var image = Cv2.ImRead(photo.Path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
        if (!image.Empty())
            return (image, PhotoTruth.Of(photo, deck));
        image.Dispose();
        throw new DobbleException("the picture cannot be decoded: replace it");
    });

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
