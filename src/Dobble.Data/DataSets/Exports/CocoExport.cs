using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets.Exports;

/// <summary>Writes a data set as COCO JSON: <c>images/</c>, and <c>annotations/instances_LIST.json</c> for each list.</summary>
public static class CocoExport
{
    /// <summary>Writes the export; the folder is whole or not there.</summary>
    /// <returns>How many photos it has.</returns>
    public static int Write(string dataset, string folder, Action<WorkProgress>? progress, CancellationToken stop)
    {
        var set = ExportSet.Load(dataset, "default");
        return AtomicFolder.Write(folder, part =>
        {
            Directory.CreateDirectory(Path.Combine(part, "images"));
            Directory.CreateDirectory(Path.Combine(part, "annotations"));
            var (done, total) = (0, set.Lists.Sum(l => l.Photos.Count));
            foreach (var (name, photos) in set.Lists)
            {
                foreach (var photo in photos)
                {
                    stop.ThrowIfCancellationRequested();
                    File.Copy(photo.Path, Path.Combine(part, "images", photo.Name));
                    progress?.Invoke(new WorkProgress("exporting", ++done, total));
                }

                using var file = File.Create(Path.Combine(part, "annotations", $"instances_{name}.json"));
                JsonSerializer.Serialize(file, Content(set.Classes, photos));
            }

            return total;
        });
    }

    private static object Content(IReadOnlyList<string> classes, IReadOnlyList<LabelledPhoto> photos)
    {
        var ids = classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i + 1);
        return new
        {
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

    private static float[] Sides(Box box) => [box.X1, box.Y1, box.Width, box.Height];
}
