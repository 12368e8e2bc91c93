using System.Collections.Concurrent;
using Dobble.Data.Files;
using Dobble.Data.Ingestion.Fetching;
using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.Ingestion;

/// <summary>Brings labelled photos in: reads the labels, gets the images, and checks that they fit each other.</summary>
public static class Ingester
{
    /// <summary>Brings photos into a folder. A run that was stopped goes on there: what was fetched whole is not fetched again.</summary>
    /// <param name="options">Where the photos come from.</param>
    /// <param name="folder">The folder, see <see cref="IngestFolder"/>.</param>
    /// <param name="progress">Called after each image, from several threads; null for nobody.</param>
    /// <param name="stop">Stops the run.</param>
    /// <param name="environment">Where keys are looked up; null for the process's own.</param>
    /// <exception cref="DobbleException">Nothing came in, or some images could not be fetched yet.</exception>
    public static async Task<IngestResult> RunAsync(
        IngestOptions options, string folder, Action<WorkProgress>? progress, CancellationToken stop, Func<string,
        string?>? environment = null)
    {
        if (options.Errors().ToArray() is { Length: > 0 } wrong)
            throw new DobbleException($"ingest: {string.Join("; ", wrong)}");
        var target = new IngestFolder(folder);
        var source = options.Format == FormatNames.Name(LabelFormat.LabelboxApi)
            ? await LabelboxExport.OpenAsync(options, target, environment ?? Environment.GetEnvironmentVariable, stop)
            : LabelSource.Find(options.Source, options.Format);
        if (options.Images is { } images && !Directory.Exists(images))
            throw new DobbleException($"{images}: no such folder; name the folder of the images");
        target.Claim(source.Origin);

        var notes = new ReadingNotes();
        var errors = notes.Errors;
        var named = PhotoNames.Assign(source.Read(notes), errors);
        RequireAny(source, named.Count, errors);
        var found = await GatherAsync(options, source, target, named, progress, stop);
        errors.AddRange(from entry in named
                        from reason in entry.Photo.LeftOut
                        select new DataError(entry.Photo.Origin, $"{Printable.Line(entry.Photo.Name)}: {reason}"));
        errors.AddRange(found.Errors);
        RequireAny(source, found.Photos.Count, errors);
        Companions.Carry(source.Folder, target, stop);
        target.Save(found.Photos, errors);
        return new IngestResult(source.Format, found.Photos, errors)
        { Why = source.Why, Notes = [.. notes.Notes, .. Shapes([.. named.Select(n => n.Photo)])] };
    }

    /// <summary>What <see cref="RunAsync"/> brought into a folder, and what it left out.</summary>
    /// <exception cref="DobbleException">It did not finish there.</exception>
    public static (IReadOnlyList<IngestedPhoto> Photos, IReadOnlyList<DataError> LeftOut) Read(string folder)
    {
        var ingest = new IngestFolder(folder);
        return (ingest.Load(), ingest.LoadErrors());
    }

    /// <summary>The image of a photo that was brought in.</summary>
    public static string ImageOf(string folder, IngestedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return new IngestFolder(folder).Image(photo.File);
    }

    private static async Task<(IReadOnlyList<IngestedPhoto> Photos, IReadOnlyList<DataError> Errors)> GatherAsync(
        IngestOptions options,
        LabelSource source,
        IngestFolder target,
        IReadOnlyList<(SourcePhoto Photo, string File)> named,
        Action<WorkProgress>? progress,
        CancellationToken stop)
    {
        using var web = new RetryingClient(options.Fetch);
        var images = new ImageSupply(source.Index(options.Images), new FileFetcher(web, options.Fetch), target);
        var (photos, errors) = (new ConcurrentBag<IngestedPhoto>(), new ConcurrentBag<DataError>());
        var (missing, done) = (new ConcurrentBag<string>(), 0);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Fetch.Parallel, CancellationToken = stop };
        await Parallel.ForEachAsync(named, limits, async (entry, token) =>
        {
            try
            {
                var file = await images.GetAsync(entry.Photo, entry.File, token);
                photos.Add(ImageFit.Check(entry.Photo, file, target.Image(file), options.Exif));
            }
            catch (TransferException e) when (!e.Lasting)
            {
                missing.Add($"{entry.File} ({e.Message})");
            }
            catch (Exception e) when (e is DobbleException or TransferException)
            {
                File.Delete(target.Image(entry.File));
                errors.Add(new DataError(entry.Photo.Origin, $"{Printable.Line(entry.Photo.Name)}: {e.Message}"));
            }

            progress?.Invoke(new WorkProgress("getting images", Interlocked.Increment(ref done), named.Count));
        });
        if (!missing.IsEmpty)
            throw new DobbleException(
                $"{missing.Count} of {named.Count} images could not be fetched, among them "
                    + $"{missing.Order(StringComparer.Ordinal).First()}; run the same again, only what is missing is fetched");
        return ([.. photos.OrderBy(p => p.File, StringComparer.Ordinal)], [.. errors.OrderBy(f => f.File, StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Shapes(SourcePhoto[] photos)
    {
        if (photos.Sum(p => p.Reshaped) is > 0 and var reshaped)
            yield return $"{reshaped} polygons, oriented boxes or key points became the boxes around them";
        if (photos.Sum(p => p.Crowds) is > 0 and var crowds)
            yield return $"{crowds} regions that stand for a crowd (iscrowd) are left out";
    }

    private static void RequireAny(LabelSource source, int count, List<DataError> errors)
    {
        if (count == 0)
            throw new DobbleException($"{source.Place}: no labelled photo can be used" + (
                errors.Count > 0 ? $"; the first of {errors.Count} errors: {errors[0]}" : "; name a folder or file with labels"));
    }
}
