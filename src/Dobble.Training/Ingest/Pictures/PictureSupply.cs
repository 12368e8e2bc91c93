using Dobble.Training.Ingest.Fetching;
using Dobble.Vision;

namespace Dobble.Training.Ingest.Pictures;

/// <summary>Gets the pictures of labels: from a folder where they lie there, else over the network.</summary>
internal sealed class PictureSupply(PictureIndex index, FileFetcher fetcher, IngestFolder target)
{
    /// <summary>Puts a photo's picture into the target folder; one that was fetched before is not fetched again.</summary>
    /// <exception cref="DobbleException">There is no such picture.</exception>
    /// <exception cref="TransferException">It could not be fetched.</exception>
    public async Task GetAsync(SourcePhoto photo, string name, CancellationToken stop)
    {
        var path = target.Picture(name);
        if (index.Find(photo.Name) is { } file)
            WholeFile.Copy(file, path);
        else if (photo.Address is null)
            throw new DobbleException("the picture is missing: put it beside the labels or name its folder");
        else if (!File.Exists(path))
            await fetcher.FetchAsync(photo.Address, path, stop);
    }
}
