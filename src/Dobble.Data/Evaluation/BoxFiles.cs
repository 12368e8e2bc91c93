using System.Text.Json;
using Dobble.Vision.Files;
using Dobble.Vision.Geometry;

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
        var images = result.Photos.Select((photo, i) => (Photo: photo, Id: i + 1)).ToArray();
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(images.SelectMany(i => i.Photo.Detections.Select(d => new
        {
            image_id = i.Id,
            category_id = d.Class + 1,
            bbox = Sides(d.Box),
            score = d.Score,
        }))));
        AtomicFile.Write(truth, JsonSerializer.SerializeToUtf8Bytes(new
        {
            images = images.Select(i => new { id = i.Id, file_name = Path.GetFileName(i.Photo.Name) }),
            annotations = images.SelectMany(i => i.Photo.Symbols.Select(s => (i.Id, Symbol: s))).Select((s, number) => new
            {
                id = number + 1,
                image_id = s.Id,
                category_id = s.Symbol.Class + 1,
                bbox = Sides(s.Symbol.Box),
                area = s.Symbol.Box.Width * s.Symbol.Box.Height,
                iscrowd = 0,
            }),
            categories = result.Slots.Select((name, slot) => new { id = slot + 1, name }),
        }));
        return truth;
    }

    private static float[] Sides(Box box) => [box.X1, box.Y1, box.Width, box.Height];
}
