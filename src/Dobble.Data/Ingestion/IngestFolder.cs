using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Ingestion.Conversion;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Files;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Ingestion;

/// <summary>
/// The folder between <see cref="Ingester"/> and <see cref="VocConversion"/>: <c>images/</c>, <c>photos.json</c>,
/// <c>errors.json</c>, and <c>truth.json</c> and <c>symbols/</c> where the source has them. <c>photos.json</c> is written last:
/// a folder that has it is whole.
/// </summary>
internal sealed class IngestFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public string Images { get; } = Path.Combine(path, "pictures");

    public string Photos { get; } = Path.Combine(path, "photos.json");

    public string Errors { get; } = Path.Combine(path, "faults.json");

    /// <summary>What the images belong to, so that those of another source are never taken for these.</summary>
    public string Origin { get; } = Path.Combine(path, "origin.txt");

    /// <summary>What Labelbox exported, where the labels were asked for over the network.</summary>
    public string Export { get; } = Path.Combine(path, "export.ndjson");

    public string Truth { get; } = Path.Combine(path, "truth.json");

    public string Symbols { get; } = Path.Combine(path, "symbols");

    public string Image(string name) => Path.Combine(Images, name);

    /// <summary>Takes the folder for a source; what an earlier run fetched of the same source stays.</summary>
    /// <exception cref="DobbleException">It holds something else.</exception>
    public void Claim(string origin)
    {
        if (File.Exists(Origin) ? File.ReadAllText(Origin) != origin : Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any())
            throw new DobbleException($"{path}: holds something else than images from {Printable.Line(origin)}; name an empty folder");
        Directory.CreateDirectory(Images);
        AtomicFile.Write(Origin, origin);
        File.Delete(Photos);
    }

    public void Save(IReadOnlyList<IngestedPhoto> photos, IReadOnlyList<DataError> errors)
    {
        AtomicFile.Write(Errors, JsonSerializer.Serialize(errors, Json));
        AtomicFile.Write(Photos, JsonSerializer.Serialize(photos.Select(Entry), Json));
    }

    /// <exception cref="DobbleException">There is no whole ingest here, or the list is damaged.</exception>
    public IReadOnlyList<IngestedPhoto> Load()
    {
        if (!File.Exists(Photos))
            throw new DobbleException($"{path}: has no photos.json, so ingest did not finish there; run it again");
        try
        {
            var entries = JsonSerializer.Deserialize<List<PhotoEntry>>(File.ReadAllText(Photos), Json) ?? [];
            return [.. entries.Select(Record)];
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentNullException)
        {
            throw new DobbleException($"{Photos}: is damaged; delete the folder and ingest again", e);
        }
    }

    /// <summary>What is wrong with what did not come in.</summary>
    public IReadOnlyList<DataError> LoadErrors() =>
        File.Exists(Errors) ? JsonSerializer.Deserialize<List<DataError>>(File.ReadAllText(Errors), Json) ?? [] : [];

    private static PhotoEntry Entry(IngestedPhoto photo) => new(
        photo.File, photo.Width, photo.Height, photo.Turned, photo.Source,
        [.. photo.Boxes.Select(b => new BoxEntry(b.Name, b.Box.X1, b.Box.Y1, b.Box.X2, b.Box.Y2))], photo.Split);

    // The list may have been edited, so its names are as little to be trusted as those of the source.
    private IngestedPhoto Record(PhotoEntry entry) => VocLayout.IsPlain(entry.File)
        ? new IngestedPhoto(
            entry.File, entry.Width, entry.Height, entry.Turned, entry.Source,
            [.. entry.Boxes.Select(b => new LabelledBox(b.Label, new Box(b.X1, b.Y1, b.X2, b.Y2)))])
        { Split = entry.Split }
        : throw new DobbleException($"{Photos}: names '{Printable.Line(entry.File)}', which is no plain file name; correct it");

    private sealed record PhotoEntry(
        string File, int Width, int Height, bool Turned, string Source, IReadOnlyList<BoxEntry> Boxes, string? Split = null);

    private sealed record BoxEntry(string Label, float X1, float Y1, float X2, float Y2);
}
