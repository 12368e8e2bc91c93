using System.Collections.Concurrent;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using OpenCvSharp;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>Reads the images of a condition, as many at once as there are readers.</summary>
/// <param name="readers">Readers with a threshold of zero, all alike.</param>
/// <param name="threshold">A match below this confidence counts as silence.</param>
/// <param name="pictures">Whether bad images are drawn.</param>
public sealed class ConditionRun(IReadOnlyList<TableReader> readers, double threshold, bool pictures)
{
    /// <summary>The least confidence of what live play says.</summary>
    public const double Live = 0.99;

    private const double Stricter = 0.9;
    private const int LongSide = 800;

    private readonly ConcurrentBag<TableReader> _free = [.. readers];

    /// <summary>Reads one condition.</summary>
    /// <param name="condition">Its images.</param>
    /// <param name="errors">Images that cannot be opened are added.</param>
    /// <param name="progress">Called after each image, from any thread.</param>
    public ConditionScore Run(Condition condition, ICollection<DataError> errors, Action progress)
    {
        var scores = new ImageScore?[condition.Images.Count];
        var failed = new ConcurrentBag<DataError>();
        Parallel.For(0, scores.Length, new ParallelOptions { MaxDegreeOfParallelism = readers.Count }, i =>
        {
            try
            {
                scores[i] = Read(condition.Images[i]);
            }
            catch (DobbleException e)
            {
                failed.Add(new DataError(condition.Images[i].Name, e.Message));
            }

            progress();
        });
        foreach (var error in failed.OrderBy(e => e.ToString(), StringComparer.Ordinal))
            errors.Add(error);
        return ConditionScore.Of(condition.Title, [.. scores.OfType<ImageScore>()]);
    }

    private ImageScore Read(TrueImage source)
    {
        var (image, truth) = source.Open();
        using var owned = image;
        if (!_free.TryTake(out var reader))
            throw new InvalidOperationException("there are more threads than readers");
        try
        {
            var reading = reader.Read(image);
            var matching = new GroundTruthMatching(reader.Deck, truth, reading);
            var pairs = PairScore.Of(matching, threshold);
            var asked = Enumerable.Range(0, truth.Cards.Count).Where(t => truth.Cards[t] is { IsHidden: false, IsStranger: false })
                .ToArray();
            return new ImageScore(
                asked.Length,
                asked.Count(t => matching.FoundOf(t) is not null),
                pairs,
                PairScore.Of(matching, Stricter).AllWrong,
                PairScore.Of(matching, Live).AllWrong,
                reading.Matches.Any(match => match.Confidence >= threshold) ? null
                    : new NoAnswerDiagnosis(reader.Deck).Judge(image, reading.Cards, reading.Found),
                pictures ? Draw(image, matching, pairs) : null);
        }
        finally
        {
            _free.Add(reader);
        }
    }

    private static WorstImage? Draw(Mat image, GroundTruthMatching matching, PairScore pairs)
    {
        var silent = pairs.Pairs - pairs.Right - pairs.Wrong;
        if (pairs.AllWrong + silent == 0)
            return null;
        Mark[] marks =
        [
            .. pairs.Failures.SelectMany(f => f.Marks),
            .. matching.Reading.Cards.Select(card => new Mark(false, "", Outline: card.Outline)),
        ];
        var wrong = pairs.Failures.FirstOrDefault(f => f.Kind == FailureKind.WrongPair);
        var text = $"{pairs.Right} right, {pairs.AllWrong} wrong, {silent} silent{(wrong is null ? "" : $"; {wrong.Text}")}";
        var jpeg = MarkedImage.Jpeg(image, new Box(0, 0, image.Width, image.Height), [.. marks.Distinct()], LongSide);
        return new WorstImage(Path.GetFileName(matching.Truth.Name), text, (1000 * pairs.AllWrong) + silent, jpeg);
    }
}
