using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Vision.Files;
using OpenCvSharp;

namespace Dobble.Vision.Enrolment;

/// <summary>
/// The folder beside an enrolled deck, <c>NAME.cards</c>: a portrait of every view that enrolled it, from which all else can be made again,
/// and what was made of them.
/// </summary>
internal sealed class EnrolledCards
{
    private const string Suffix = ".cards";
    private const string Index = "cards.json";
    private const int Version = 1;
    private const int Quality = 95;

    /// <param name="deckPath">The deck file, which need not be there yet.</param>
    public EnrolledCards(string deckPath) => Folder = Path.ChangeExtension(Path.GetFullPath(deckPath), Suffix);

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>Whether the deck was enrolled.</summary>
    public bool Exist => Directory.Exists(Folder);

    /// <summary>The names of the portraits, the oldest first.</summary>
    public IReadOnlyList<string> Portraits() => Exist
        ? [.. Directory.EnumerateFiles(Folder, "*.jpg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A portrait; the caller's. Null where it is broken.</summary>
    public Mat? Load(string portrait)
    {
        var image = Cv2.ImRead(Path.Combine(Folder, portrait));
        if (!image.Empty() && image.Width == image.Height)
            return image;
        image.Dispose();
        return null;
    }

    /// <summary>Keeps one more portrait.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="DobbleException">It cannot be written.</exception>
    public string Keep(Mat portrait)
    {
        ArgumentNullException.ThrowIfNull(portrait);
        var name = $"{(Portraits() is [.., var newest] ? Number(newest) : 0) + 1:0000}.jpg";
        Write(Path.Combine(Folder, name), portrait.ImEncode(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality)));
        return name;
    }

    /// <summary>The number that a portrait has by its name; 0 for a name that somebody else gave.</summary>
    public static int Number(string portrait) => int.TryParse(Path.GetFileNameWithoutExtension(portrait), out var number) ? number : 0;

    /// <summary>Removes portraits, and what was made of them.</summary>
    /// <exception cref="DobbleException">A file cannot be removed or written.</exception>
    public void Remove(IReadOnlyCollection<string> portraits)
    {
        try
        {
            Save([.. Views().Where(view => !portraits.Contains(view.Image))]);
            foreach (var portrait in portraits)
                File.Delete(Path.Combine(Folder, portrait));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{Folder}: a picture cannot be removed: {e.Message}", e);
        }
    }

    /// <summary>What was made of the portraits; empty where nothing was yet.</summary>
    /// <exception cref="DobbleException">The file is broken, or of another version.</exception>
    public IReadOnlyList<EnrolledView> Views()
    {
        var path = Path.Combine(Folder, Index);
        if (!File.Exists(path))
            return [];
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), EnrolledJson.Default.EnrolledFile);
            if (file?.Version != Version)
            {
                throw new DobbleException(
                    $"{path}: is of version {file?.Version}, this program reads {Version}; take the newer program, or enrol the deck anew");
            }

            var views = file.Views ?? [];
            // A file that somebody touched may lack anything.
            return views.All(v => v is { Image: not null, Symbols: not null } && v.Symbols.All(s => s is { Id: not null, Box.Length: 4 }))
                ? views
                : throw new JsonException("something of a view is missing");
        }
        catch (JsonException e)
        {
            throw new DobbleException($"{path}: is broken; remove it, and dobble deck enrol makes it again from the pictures beside it", e);
        }
    }

    /// <summary>Writes down what was made of the portraits.</summary>
    /// <exception cref="DobbleException">It cannot be written.</exception>
    public void Save(IReadOnlyList<EnrolledView> views) => Write(
        Path.Combine(Folder, Index),
        JsonSerializer.SerializeToUtf8Bytes(new EnrolledFile(Version, views), EnrolledJson.Default.EnrolledFile));

    /// <summary>Writes a file whole or not at all, its folder as well.</summary>
    /// <exception cref="DobbleException">It cannot be written.</exception>
    public static void Write(string path, byte[] content)
    {
        try
        {
            AtomicFile.Write(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: cannot be written: {e.Message}", e);
        }
    }
}

/// <summary>A view of a card that enrolled a deck.</summary>
/// <param name="Image">Name of its portrait.</param>
/// <param name="Symbols">The symbols that the deck knows on it.</param>
internal sealed record EnrolledView(string Image, IReadOnlyList<EnrolledSymbol> Symbols);

/// <summary>A symbol in a view.</summary>
/// <param name="Id">Its identifier in the deck.</param>
/// <param name="Box">Left, top, right and bottom in pixels of the rectified crop.</param>
internal sealed record EnrolledSymbol(string Id, float[] Box)
{
    /// <summary>Where it is.</summary>
    [JsonIgnore]
    public Geometry.Box Place => Box is [var x1, var y1, var x2, var y2] ? new(x1, y1, x2, y2) : default;
}

internal sealed record EnrolledFile(int Version, IReadOnlyList<EnrolledView>? Views);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrolledFile))]
internal sealed partial class EnrolledJson : JsonSerializerContext;
