using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>Writes labels as COCO annotations.</summary>
internal static class CocoWriter
{
    /// <summary>What the JSON file holds; images and classes are numbered from 1 in their order.</summary>
    /// <param name="classes">The names of the classes, every label's among them.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="about">What they are, for people.</param>
    public static object Content(IReadOnlyList<string> classes, IReadOnlyList<LabelledPhoto> photos, string about)
    {
        var ids = classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i + 1);
        return new
        {
            // Nobody needs it but pycocotools 2.0.9 and 2.0.10, which take no results without it.
            info = new { description = about },
            images = photos.Select((p, i) => new { id = i + 1, file_name = p.Name, width = p.Width, height = p.Height }),
            annotations = photos.SelectMany((p, i) => p.Boxes.Select(b => (Image: i + 1, Label: b))).Select((a, i) => new
            {
                id = i + 1,
                image_id = a.Image,
                category_id = ids[a.Label.Name],
                bbox = Sides(a.Label.Box),
                area = a.Label.Box.Width * a.Label.Box.Height,
                iscrowd = 0,
            }),
            categories = classes.Select(c => new { id = ids[c], name = c, supercategory = "symbol" }),
        };
    }

    /// <summary>A box as COCO has it: left, top, width, height.</summary>
    public static float[] Sides(Box box) => [box.X1, box.Y1, box.Width, box.Height];
}
