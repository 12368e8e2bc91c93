using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Labels;

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
                JsonSerializer.Serialize(file, CocoWriter.Content(set.Classes, photos, $"{Path.GetFileName(dataset)}: {name}"));
            }

            return total;
        });
    }
}
