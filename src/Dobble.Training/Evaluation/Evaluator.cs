using System.Security.Cryptography;
using Dobble.Training.Data;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Training.Evaluation;

/// <summary>A picture to be evaluated, opened when its turn comes.</summary>
/// <param name="Truth">What is really on it.</param>
/// <param name="Open">Opens it as a BGR picture, the caller's.</param>
internal sealed record TruePicture(PhotoTruth Truth, Func<Mat> Open);

/// <summary>Reads pictures with the real reading path and judges the readings.</summary>
internal static class Evaluator
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
                using var image = picture.Open();
                var score = scorer.Score(picture.Truth, reader.Read(image));
                report?.Add(image, score);
                scores.Add(score);
            }
            catch (DobbleException e)
            {
                faults.Add(new DataFault(picture.Truth.Name, e.Message));
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
            Advice = CalibrationAdvice.From([.. scores.SelectMany(s => s.Matches)]),
            Photos = scores,
            Faults = faults,
        };
    }

    /// <summary>A labelled photo as a picture to be evaluated, in the pixels of its file (as the labels are).</summary>
    public static TruePicture Picture(LabelledPhoto photo, Vision.Decks.Deck deck) => new(PhotoTruth.Of(photo, deck), () =>
    {
        var image = Cv2.ImRead(photo.Path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
        if (!image.Empty())
            return image;
        image.Dispose();
        throw new DobbleException("the picture cannot be decoded: replace it");
    });

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
