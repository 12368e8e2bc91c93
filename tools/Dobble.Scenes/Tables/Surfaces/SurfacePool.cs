using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Tables.Surfaces;

/// <summary>What tables look like from above: drawn surfaces and images from folders, each made once, when first wanted.</summary>
internal sealed class SurfacePool : IDisposable
{
    private const int Drawn = 44;
    private const int LongSide = 720;
    private static readonly Size DrawnSize = new(512, 512);
    private static readonly string[] ImageEndings = [".jpg", ".jpeg", ".png", ".webp"];

    private static readonly Func<Random, Size, Mat>[] Painters =
    [
        SmoothSurfaces.Plain, BuiltSurfaces.Wood, WovenSurfaces.Weave, SmoothSurfaces.Dark, BuiltSurfaces.Tiles,
        WovenSurfaces.Fur, SmoothSurfaces.Gradient, BuiltSurfaces.Lines, WovenSurfaces.Fleece, BuiltSurfaces.Printed,
        SmoothSurfaces.Marble, WovenSurfaces.Checked, SmoothSurfaces.Speckled, WovenSurfaces.Striped, BuiltSurfaces.Dotted,
        BuiltSurfaces.Wood, SmoothSurfaces.Plain, WovenSurfaces.Fleece, WovenSurfaces.Fur, SmoothSurfaces.Dark,
    ];

    private readonly Lazy<MipChain>[] _drawn;
    private readonly Lazy<MipChain?>[] _images;

    public SurfacePool(IReadOnlyList<string> folders)
    {
        _drawn = [.. Enumerable.Range(0, Drawn).Select(i => new Lazy<MipChain>(() => Paint(i)))];
        _images = [.. FindImages(folders).Select(p => new Lazy<MipChain?>(() => Load(p)))];
    }

    /// <summary>A surface; the pool keeps it.</summary>
    public MipChain Draw(Random random)
    {
        var number = random.Next();
        var image = _images.Length > 0 && random.Chance(0.45) ? _images[number % _images.Length].Value : null;
        return image ?? _drawn[number % Drawn].Value;
    }

    public void Dispose()
    {
        foreach (var made in _drawn.Where(d => d.IsValueCreated))
            made.Value.Dispose();
        foreach (var made in _images.Where(p => p.IsValueCreated))
            made.Value?.Dispose();
    }

    private static MipChain Paint(int index)
    {
        var random = new Random(index);
        return new MipChain(Painters[index % Painters.Length](random, DrawnSize));
    }

    /// <summary>The image at a handy size; null where it can't be read.</summary>
    private static MipChain? Load(string path)
    {
        var large = new FileInfo(path).Length > 1 << 20;
        using var image = Cv2.ImRead(path, large ? ImreadModes.ReducedColor2 : ImreadModes.Color);
        if (image.Empty())
            return null;
        var scale = Math.Min(1, (double)LongSide / Math.Max(image.Width, image.Height));
        var handy = new Mat();
        Cv2.Resize(image, handy, default, scale, scale, InterpolationFlags.Area);
        return new MipChain(handy);
    }

    private static IEnumerable<string> FindImages(IReadOnlyList<string> folders) => folders
        .Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", ImageFolders.WithoutLinks))
        .Where(p => ImageEndings.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase))
        .GroupBy(p => Path.GetDirectoryName(p)!)
        .Select(OnePerSize)
        .SelectMany(p => p)
        .Order(StringComparer.Ordinal);

    /// <summary>Wallpaper packages hold one image in many sizes, each file named by its size: one of them is enough.</summary>
    private static IEnumerable<string> OnePerSize(IGrouping<string, string> folder)
    {
        var sized = folder.Where(p => IsSize(Path.GetFileNameWithoutExtension(p))).Order(StringComparer.Ordinal).Take(1);
        return folder.Where(p => !IsSize(Path.GetFileNameWithoutExtension(p))).Concat(sized);
    }

    private static bool IsSize(string name) =>
        name.Split('x') is [var w, var h] && int.TryParse(w, out _) && int.TryParse(h, out _);
}
