using System.Text.Json.Serialization;
using Dobble.Vision.Tracking;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>
/// How the images of a condition were read; pairs of cards of which little shows are counted only where they were answered wrong.
/// </summary>
/// <param name="Title">The condition.</param>
/// <param name="Images">Images that were read.</param>
/// <param name="Cards">Cards that are to be found.</param>
/// <param name="Found">Those that were.</param>
/// <param name="Pairs">Pairs that are to be answered.</param>
/// <param name="Right">Pairs that were answered right.</param>
/// <param name="Wrong">Wrong answers, those that are of no true pair included.</param>
/// <param name="Silent">Pairs without an answer.</param>
/// <param name="WrongAt90">Wrong answers of a confidence of 0.9 and more.</param>
/// <param name="WrongLive">Wrong answers of a confidence that live play needs.</param>
/// <param name="CalibrationError">
/// How far confidence is from the part that is right, over all matches: the expected calibration error; null without matches.
/// </param>
/// <param name="Silences">Why images had no answer at all: how many of them for each reason.</param>
/// <param name="Worst">The worst images.</param>
public sealed record ConditionScore(
    string Title, int Images, int Cards, int Found, int Pairs, int Right, int Wrong, int Silent, int WrongAt90, int WrongLive,
    double? CalibrationError,
    IReadOnlyDictionary<NoAnswerReason, int> Silences,
    [property: JsonIgnore] IReadOnlyList<WorstImage> Worst)
{
    private const int MaxWorst = 6;

    internal static ConditionScore Of(string title, IReadOnlyList<ImageScore> images) => new(
        title,
        images.Count,
        images.Sum(i => i.Cards),
        images.Sum(i => i.Found),
        images.Sum(i => i.Pairs.Pairs),
        images.Sum(i => i.Pairs.Right),
        images.Sum(i => i.Pairs.AllWrong),
        images.Sum(i => i.Pairs.Pairs - i.Pairs.Right - i.Pairs.Wrong),
        images.Sum(i => i.WrongAt90),
        images.Sum(i => i.WrongLive),
        Reliability.Of([.. images.SelectMany(i => i.Pairs.Matches)]).ExpectedError is var error && double.IsNaN(error) ? null : error,
        images.Select(i => i.NoAnswer).OfType<NoAnswerReason>().CountBy(reason => reason).OrderByDescending(reason => reason.Value)
            .ToDictionary(),
        [.. images.Select(i => i.Worst).OfType<WorstImage>().OrderByDescending(w => w.Badness).Take(MaxWorst)]);
}

/// <summary>An image that was read badly.</summary>
/// <param name="Name">The image.</param>
/// <param name="Text">What went wrong, for people.</param>
/// <param name="Badness">How badly; one wrong answer weighs more than all that was left out.</param>
/// <param name="Jpeg">The image with truth and reading.</param>
public sealed record WorstImage(string Name, string Text, int Badness, byte[] Jpeg);

/// <summary>How one image was read.</summary>
internal sealed record ImageScore(
    int Cards, int Found, PairScore Pairs, int WrongAt90, int WrongLive, NoAnswerReason? NoAnswer, WorstImage? Worst);
