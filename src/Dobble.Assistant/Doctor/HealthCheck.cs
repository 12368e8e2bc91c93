using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Scenes.Artwork;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Inference;
using Dobble.Vision.Native;
using Dobble.Vision.Recognition;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Doctor;

/// <summary>Looks at everything that the program needs. Finding one thing broken never keeps it from looking at the next.</summary>
internal sealed class HealthCheck(Home home)
{
    /// <summary>Identity of the reader network; null while none has been loaded.</summary>
    private string? _reader;

    public IReadOnlyList<Check> Run() => [.. Libraries(), .. Providers(), .. Fonts(), .. Models(), .. Decks(), .. LiveHealthCheck.Run()];

    private static IEnumerable<Check> Libraries()
    {
        yield return Check.Of("library", "OpenCV", "take the library that docs/install.md names", OpenCv);
        yield return Check.Of(
            "library", "ONNX Runtime", "build again: tools/dobble does so after rm -r artifacts", ExecutionProviders.RuntimeVersion);
        yield return Check.Of("library", "SkiaSharp", "build again: tools/dobble does so after rm -r artifacts", () =>
            SkiaSharpVersion.Native.ToString());
    }

    // A library of another version loads, and fails at the first function that it lacks: each of the parts that are needed is used.
    private static string OpenCv()
    {
        var found = OpenCvLibrary.Load();
        using var grey = new Mat(32, 32, MatType.CV_8UC3, Scalar.All(100));
        using var read = Mat.FromImageData(grey.ImEncode());
        using var small = new Mat();
        Cv2.Resize(read, small, new Size(16, 16));
        _ = VideoWriter.FourCC('M', 'J', 'P', 'G');
        return Math.Abs(Cv2.Mean(small).Val0 - 100) < 1 ? found
            : throw new DobbleException("an image that is saved and read comes back wrong");
    }

    private IEnumerable<Check> Providers()
    {
        const string card = "see \"A graphics card\" in docs/install.md; without one it is not needed";
        yield return Provider("cpu", "build again: tools/dobble does so after rm -r artifacts", CheckState.Broken);
        yield return Provider("cuda", card, CheckState.Absent);
        yield return Provider("tensorrt", card, CheckState.Absent);
    }

    /// <summary>A provider works if a network ran on it.</summary>
    private Check Provider(string name, string mend, CheckState onFailure) => Check.Of(
        "provider", name, mend,
        () =>
        {
            using var finder = new CardFinder(home.FinderModel, name);
            return finder.Info.Notice is { } notice ? $"ran the finder; {notice}" : "ran the finder";
        },
        onFailure);

    private static IEnumerable<Check> Fonts()
    {
        yield return Check.Of("font", "lettering", "build again: tools/dobble does so after rm -r artifacts", () =>
        {
            using var typeface = Lettering.Load();
            using var font = new SKFont(typeface, 12);
            return font.MeasureText("ñ") > 0 ? typeface.FamilyName : throw new DobbleException("it has no letters");
        });
        yield return Check.Of(
            "font", "emoji", "apt-get install fonts-noto-color-emoji; only `dobble demo` and training draw with it",
            () =>
            {
                using var font = new EmojiFont();
                return "Noto Color Emoji";
            },
            CheckState.Absent);
    }

    private IEnumerable<Check> Models()
    {
        const string mend = "git checkout models, or train them: see docs/training.md";
        yield return Check.Of("model", "in use", "dobble model use shipped", () =>
            home.Models.InUse is { } id ? $"{id} ({home.Models.Current})" : "the one that is shipped");
        yield return Check.Of("model", "finder.onnx", mend, () =>
        {
            using var finder = new CardFinder(home.FinderModel, "cpu");
            return Describe(finder.Info);
        });
        yield return Check.Of("model", "reader.onnx", mend, () =>
        {
            using var reader = new CardReader(home.ReaderModel, "cpu");
            _reader = reader.Identity;
            return Describe(reader.Info);
        });
        yield return Check.Of("model", "comparer.onnx", mend, () =>
        {
            using var comparer = new SymbolComparer(home.ComparerModel, "cpu");
            return Describe(comparer.Info);
        });
    }

    private IEnumerable<Check> Decks()
    {
        const string mend = "git checkout decks, or mend the file as docs/deck-format.md says";
        var files = home.DeckFiles();
        if (files.Count == 0)
            yield return new Check(
                "deck", "decks", CheckState.Broken, $"there are none in {home.Decks}", "git checkout decks, or set DOBBLE_HOME");

        foreach (var file in files)
        {
            // What is wrong with a deck of the player's own is no fault of the program.
            var (name, own) = (Path.GetFileNameWithoutExtension(file), !home.ShippedDeckFiles().Contains(file));
            var state = own ? CheckState.Absent : CheckState.Broken;
            yield return Check.Of("deck", name, own ? $"dobble deck check {name}" : mend, () => Describe(Deck.Load(file)), state);
            var remedy = _reader is null ? "mend reader.onnx first" : "git checkout decks, or make it again: tools/dobble-train gallery";
            yield return Check.Of("gallery", name, remedy, () => DescribeGallery(file), state);
        }
    }

    private static string Describe(Deck deck) => string.Create(
        CultureInfo.InvariantCulture, $"{deck.Cards.Count} cards, {deck.SlotCount} slots, {deck.Symbols.Count} symbols");

    private string DescribeGallery(string deckFile)
    {
        var deck = Deck.Load(deckFile);
        var gallery = Gallery.Load(
            Gallery.PathFor(deck, home.ReaderModel) ?? throw new DobbleException("the deck file names no gallery"), deck);
        return gallery.Reader == _reader
            ? $"fits reader {_reader[..12]}"
            : throw new DobbleException($"made with reader {gallery.Reader[..12]}, but reader.onnx is {_reader?[..12] ?? "not usable"}");
    }

    private static string Describe(ModelInfo model) => string.Create(
        CultureInfo.InvariantCulture,
        $"{new FileInfo(model.Path).Length / 1e6:0.00} MB, sha256 {model.Sha256}{(model.Listed ? "" : " (not in models.json)")}, "
            + $"identity {model.Identity[..12]}");
}
