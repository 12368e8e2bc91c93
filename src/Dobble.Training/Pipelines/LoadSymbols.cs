using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Scenes.Artwork;
using Dobble.Training.Augmentation;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Training.Pipelines;

/// <summary>Images of symbols by where they come from; within a source, by symbol.</summary>
internal sealed record SymbolImages(
    IReadOnlyList<IReadOnlyList<SymbolImage>> Scans,
    IReadOnlyList<IReadOnlyList<SymbolImage>> Phone,
    IReadOnlyList<IReadOnlyList<SymbolImage>> Emoji) : IDisposable
{
    /// <summary>Symbols that photos show, whether there are images of them or not.</summary>
    public IReadOnlyList<string> OnPhotos { get; init; } = [];

    /// <summary>The classes of all symbols, sorted.</summary>
    public IReadOnlyList<string> Classes =>
        [.. Scans.Concat(Phone).Concat(Emoji).Select(s => s[0].Symbol).Concat(OnPhotos).Distinct().Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var image in Scans.Concat(Phone).Concat(Emoji).SelectMany(s => s))
            image.Dispose();
    }
}

/// <summary>Loads cut-out symbols and every emoji of the font.</summary>
/// <param name="untrained">A deck to be read without training, whose emoji are left out; null for none.</param>
/// <param name="photosSuffice">Whether the deck's symbols may be known from photos alone.</param>
internal sealed class LoadSymbols(Deck? untrained = null, bool photosSuffice = false) : IStep<DataSource, SymbolImages>
{
    public string Name => "load symbols";

    public Task<SymbolImages> RunAsync(DataSource input, RunContext run, CancellationToken stop)
    {
        var scans = Cutouts(input, "scans", run);
        var phone = Cutouts(input, "phone", run);
        if (scans.Count + phone.Count == 0 && !photosSuffice)
            throw new DobbleException($"{string.Join(", ", input.Folders)}: no symbols/scans or symbols/phone here; name a data folder");
        using var font = new EmojiFont();
        var left = untrained?.Symbols.Select(s => s.Emoji).ToHashSet() ?? [];
        if (left.FirstOrDefault(e => e is null || !font.Emoji.Contains(e)) is var unknown && left.Count > 0 && left.Any(e => e is null || !font.Emoji.Contains(e)))
            throw new DobbleException($"the deck {untrained!.Name} has '{unknown}', which is no emoji of the font: it could not be left out of training");
        var emoji = font.Emoji.Where(e => !left.Contains(e)).Select(e => (IReadOnlyList<SymbolImage>)[Emoji(font, e, "emoji " + e)]).ToArray();
        run.Say($"  {scans.Sum(s => s.Count)} scans, {phone.Sum(s => s.Count)} phone crops, {emoji.Length} emoji");
        return Task.FromResult(new SymbolImages(scans, phone, emoji)
        {
            OnPhotos = photosSuffice ? [.. input.Deck.Symbols.Select(s => s.Id)] : [],
        });
    }

    /// <summary>An emoji on white; the caller's.</summary>
    public static SymbolImage Emoji(EmojiFont font, string emoji, string symbol)
    {
        using var sprite = font.Render(emoji);
        using var white = OnWhite(sprite.Image);
        return new SymbolImage(symbol, white, clean: false);
    }

    private static List<IReadOnlyList<SymbolImage>> Cutouts(DataSource input, string source, RunContext run)
    {
        var symbols = new List<IReadOnlyList<SymbolImage>>();
        foreach (var folder in input.Folders.Select(f => Path.Combine(f, "symbols", source)).Where(Directory.Exists))
        {
            var data = SymbolFolder.Load(folder, input.Deck);
            run.Report(data.Errors);
            symbols.AddRange(data.Images.GroupBy(p => p.Name).Select(g => Read(g, run)).Where(s => s.Count > 0));
        }

        return symbols;
    }

    private static List<SymbolImage> Read(IEnumerable<SymbolCutout> cutouts, RunContext run)
    {
        var images = new List<SymbolImage>();
        foreach (var cutout in cutouts)
        {
            using var image = Cv2.ImRead(cutout.Path);
            if (image.Empty())
                run.Report([new DataError(cutout.Path, "is no image: remove it")]);
            else
                images.Add(new SymbolImage(cutout.Name, image, clean: true));
        }

        return images;
    }

    private static Mat OnWhite(Mat premultiplied)
    {
        using var color = premultiplied.CvtColor(ColorConversionCodes.BGRA2BGR);
        using var alpha = premultiplied.ExtractChannel(3);
        using var clear = new Mat();
        Cv2.BitwiseNot(alpha, clear);
        using var white = clear.CvtColor(ColorConversionCodes.GRAY2BGR);
        var sum = new Mat();
        Cv2.Add(color, white, sum);
        return sum;
    }
}
