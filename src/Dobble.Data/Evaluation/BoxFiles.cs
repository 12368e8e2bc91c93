using System.Text.Json;
using Dobble.Data.Labels;
using Dobble.Vision.Files;

namespace Dobble.Data.Evaluation;

/// <summary>
/// The boxes of an evaluation for other tools: what was found as COCO results, and beside it what is really there as COCO annotations with
/// the same numbers of images and classes, so that pycocotools, FiftyOne and the like can take both.
/// </summary>
public static class BoxFiles
{
    /// <summary>Writes both files.</summary>
    /// <param name="path">The results; the truth is called <c>NAME.truth.json</c>.</param>
    /// <param name="result">What was evaluated.</param>
    /// <returns>The path of the truth.</returns>
    public static string Write(string path, EvaluationResult result)
    {
        var truth = Path.ChangeExtension(path, ".truth.json");
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(result.Photos.SelectMany((photo, i) => photo.Detections.Select(d => new
        {
            image_id = i + 1,
            category_id = d.Class + 1,
            bbox = CocoWriter.Sides(d.Box),
            score = d.Score,
        }))));
        AtomicFile.Write(truth, JsonSerializer.SerializeToUtf8Bytes(CocoWriter.Content(
            result.Slots,
            [
                .. result.Photos.Select(photo => new LabelledPhoto(
                    photo.Name, photo.Width, photo.Height, [.. photo.Symbols.Select(s => new LabelledBox(result.Slots[s.Class], s.Box))])),
            ],
            result.Data)));
        return truth;
    }
}
