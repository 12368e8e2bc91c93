using System.Globalization;
using Dobble.Data.Files;
using Dobble.Data.Labels;
using YamlDotNet.Serialization;

namespace Dobble.Data.DataSets.Exports;

/// <summary>Writes a data set as Ultralytics' YOLO reads it: <c>images/LIST</c>, <c>labels/LIST</c> and <c>data.yaml</c>.</summary>
public static class YoloExport
{
    /// <summary>Writes the export; the folder is whole or not there.</summary>
    /// <returns>How many photos it has.</returns>
    public static int Write(string dataset, string folder, Action<WorkProgress>? progress, CancellationToken stop)
    {
        var set = ExportSet.Load(dataset, "train");
        return AtomicFolder.Write(folder, part =>
        {
            var ids = set.Classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
            var (done, total) = (0, set.Lists.Sum(l => l.Photos.Count));
            foreach (var (name, photos) in set.Lists)
            {
                foreach (var photo in photos)
                {
                    stop.ThrowIfCancellationRequested();
                    Write(part, name, photo, ids);
                    progress?.Invoke(new WorkProgress("exporting", ++done, total));
                }
            }

            File.WriteAllText(Path.Combine(part, "data.yaml"), Description(set));
            return total;
        });
    }

    private static void Write(string folder, string list, LabelledPhoto photo, Dictionary<string, int> ids)
    {
        var (images, labels) = (Path.Combine(folder, "images", list), Path.Combine(folder, "labels", list));
        Directory.CreateDirectory(images);
        Directory.CreateDirectory(labels);
        File.Copy(photo.Path, Path.Combine(images, photo.Name));
        File.WriteAllLines(Path.Combine(labels, photo.Stem + ".txt"), photo.Boxes.Select(b => Line(b, photo, ids)));
    }

    private static string Line(LabelledBox label, LabelledPhoto photo, Dictionary<string, int> ids)
    {
        var box = label.Box;
        double[] shares =
        [
            (double)box.CenterX / photo.Width, (double)box.CenterY / photo.Height,
            (double)box.Width / photo.Width, (double)box.Height / photo.Height,
        ];
        return $"{ids[label.Name]} {string.Join(' ', shares.Select(s => s.ToString("0.########", CultureInfo.InvariantCulture)))}";
    }

    private static string Description(ExportSet set)
    {
        var description = new Dictionary<string, object> { ["path"] = "." };
        foreach (var (name, _) in set.Lists)
            description[name] = $"images/{name}";
        description["names"] = set.Classes.Select((name, i) => (name, i)).ToDictionary(c => c.i, c => c.name);
        return new SerializerBuilder().Build().Serialize(description);
    }
}
