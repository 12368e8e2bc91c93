using Dobble.Assistant.Capture;
using Dobble.Assistant.Photos;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Assistant.Decks;

/// <summary>Finds out which deck photos or recordings show, where <c>--deck auto</c> asks for it.</summary>
internal static class AutoDeck
{
    /// <summary>Time between the images of a recording that are looked at, and how many are.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);
    private const int MaxImages = 60;

    /// <summary>What to read photos with.</summary>
    /// <exception cref="DobbleException">No known deck can be read.</exception>
    public static ReaderOptions OfPhotos(ReaderOptions options, IEnumerable<string> photos) => Chosen(options, () => Images(photos));

    /// <summary>What to read a recording with; it is opened once more for that.</summary>
    /// <exception cref="DobbleException">No known deck can be read, or the recording cannot be opened twice.</exception>
    public static ReaderOptions OfRecording(ReaderOptions options, SourceOptions source) => Chosen(options, () => Images(source));

    private static ReaderOptions Chosen(ReaderOptions options, Func<IEnumerable<Mat>> images)
    {
        if (options.Deck != ReaderOptions.AutoDeck)
            return options;
        using var chooser = new DeckChooser(options);
        return options with { Deck = chooser.Choose(images()) };
    }

    private static IEnumerable<Mat> Images(IEnumerable<string> photos)
    {
        foreach (var photo in PhotoFiles.Expand(photos))
        {
            using var image = Load(photo);
            if (image is not null)
                yield return image;
        }
    }

    /// <summary>Null for a photo that cannot be read: reading it will say so.</summary>
    private static Mat? Load(string photo)
    {
        try
        {
            return Photo.Load(photo);
        }
        catch (DobbleException)
        {
            return null;
        }
    }

    private static IEnumerable<Mat> Images(SourceOptions options)
    {
        if (options.Source == FrameSources.StandardInput)
            throw new DobbleException("--deck auto cannot look ahead on standard input; name the deck");
        using var source = FrameSources.Open(options, TimeProvider.System);
        using var image = new Mat();
        var (next, looked) = (TimeSpan.Zero, 0);
        while (looked < MaxImages)
        {
            var outcome = source.Next(image, out var time, CancellationToken.None);
            if (outcome is SourceOutcome.Ended or SourceOutcome.Lost)
                yield break;
            if (time < next || image.Empty())
                continue;
            (next, looked) = (time + Step, looked + 1);
            yield return image;
        }
    }
}
