using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Ingestion.Images;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Ingestion;

/// <summary>Gets the images of labels: from a folder where they lie there, else over the network.</summary>
internal sealed class ImageSupply(ImageIndex index, FileFetcher fetcher, IngestFolder target)
{
    /// <summary>
    /// Puts a photo's image into the target folder; one that was fetched before is not fetched again. What no program here reads as it is
    /// becomes a JPEG file.
    /// </summary>
    /// <returns>The image's file name: <paramref name="name"/>, with the ending that the file has.</returns>
    /// <exception cref="DobbleException">There is no such image.</exception>
    /// <exception cref="TransferException">It could not be fetched.</exception>
    public async Task<string> GetAsync(SourcePhoto photo, string name, CancellationToken stop)
    {
        if (index.Find(photo) is { } file)
        {
            name = Path.ChangeExtension(name, Path.GetExtension(file));
            AtomicFile.Copy(file, target.Image(name));
        }
        else if (photo.Address is null)
        {
            throw new DobbleException("the image is missing: put it beside the labels or name its folder");
        }
        else if (File.Exists(target.Image(Path.ChangeExtension(name, ".jpg"))))
        {
            name = Path.ChangeExtension(name, ".jpg");
        }
        else if (!File.Exists(target.Image(name)))
        {
            await fetcher.FetchAsync(photo.Address, target.Image(name), stop);
        }

        return ForeignImage.Is(target.Image(name)) ? Path.GetFileName(await ForeignImage.ConvertAsync(target.Image(name), stop)) : name;
    }
}
