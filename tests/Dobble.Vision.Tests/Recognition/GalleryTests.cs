using Dobble.Vision.Decks;
using Dobble.Vision.Files;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;

namespace Dobble.Vision.Tests.Recognition;

public sealed class GalleryTests : IDisposable
{
    private const string Reader = "0123abcd";
    private readonly TestFolder _folder = new();
    private readonly Deck _deck = Deck.Create("fano", ["a", "b", "c", "d", "e", "f", "g"], ProjectivePlane.Create(2));

    [Fact]
    public void A_gallery_comes_back_from_its_file_as_it_was()
    {
        var saved = Made(extra: true);

        var loaded = Gallery.Load(Saved(saved), _deck);

        Assert.Equal(
            (saved.Reader, saved.Scale, saved.Unknown, saved.Dimension), (loaded.Reader, loaded.Scale, loaded.Unknown, loaded.Dimension));
        Assert.Equal(saved.Prototypes, loaded.Prototypes);
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_beside_it()
    {
        Saved(Made(extra: true));
        var path = Saved(Made(extra: false));

        Assert.Single(Gallery.Load(path, _deck).Prototypes[0]);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_gallery_of_another_deck_is_refused()
    {
        var path = Saved(Made());

        AssertRefused(path, Deck.Create("other", ["a", "b", "c", "d", "e", "f", "z"], ProjectivePlane.Create(2)),
            "symbol 6 is 'g', the deck other has 'z' there");
        AssertRefused(path, Shipped.Classic, "has 7 symbols, the deck classic has 61");
    }

    [Fact]
    public void A_missing_gallery_is_refused() => AssertRefused(_folder.File("none.gallery"), _deck, "no such gallery");

    [Fact]
    public void A_gallery_cut_off_anywhere_is_refused()
    {
        var bytes = File.ReadAllBytes(Saved(Made()));
        var cut = _folder.File("cut.gallery");
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(cut, bytes[..length]);
            AssertRefused(cut, _deck, "is broken");
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_refused()
    {
        var path = Saved(Made());
        File.AppendAllText(path, "more");

        AssertRefused(path, _deck, "is broken");
    }

    [Fact]
    public void One_damaged_byte_never_breaks_the_program()
    {
        var bytes = File.ReadAllBytes(Saved(Made()));
        var path = _folder.File("damaged.gallery");
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0xFF;
            File.WriteAllBytes(path, damaged);
            var error = Record.Exception(() => Gallery.Load(path, _deck));
            Assert.True(error is null or DobbleException, $"byte {i}: {error}");
        }
    }

    [Theory]
    [InlineData("", "is broken")]
    [InlineData("{ \"name\": \"classic\" }", "is no gallery")]
    public void A_file_of_another_kind_is_refused(string content, string says) =>
        AssertRefused(_folder.Write("foreign.gallery", content), _deck, says);

    [Fact]
    public void A_later_version_is_refused()
    {
        var path = Saved(Made());
        var bytes = File.ReadAllBytes(path);
        bytes[4]++;
        File.WriteAllBytes(path, bytes);

        AssertRefused(path, _deck, "gallery version 2");
    }

    [Fact]
    public void A_gallery_that_cannot_be_written_says_so_and_leaves_nothing_behind()
    {
        File.WriteAllText(_folder.File("file"), "no folder");
        Assert.Contains("cannot be written", Assert.Throws<DobbleException>(
            () => Made().Save(_folder.File("file/fano.gallery"), _deck)).Message, StringComparison.Ordinal);

        var taken = Directory.CreateDirectory(_folder.File("taken.gallery"));
        Assert.Throws<DobbleException>(() => Made().Save(taken.FullName, _deck));
        Assert.False(File.Exists(taken.FullName + AtomicFile.Unfinished));
    }

    [Fact]
    public void Saving_for_a_deck_of_other_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => Made().Save(_folder.File("x.gallery"), Shipped.Classic));

    [Fact]
    public void The_nearest_prototype_is_preferred_and_all_sums_to_one()
    {
        var evidence = Made(extra: true).Compare(0.7f, Unit(3, 0.9f));

        Assert.Equal(0.7f, evidence.Presence);
        Assert.Equal(3, Array.IndexOf(evidence.Symbols, evidence.Symbols.Max()));
        Assert.True(evidence.Symbols[3] > 0.9f);
        Assert.Equal(1, evidence.Symbols.Sum() + evidence.Unknown, 1e-5);
    }

    [Fact]
    public void A_symbol_is_as_near_as_its_nearest_prototype()
    {
        var towards = Made(extra: true).Prototypes[0][1];

        Assert.True(Made(extra: true).Compare(1, towards).Symbols[0] > 0.9f);
        Assert.True(Made(extra: false).Compare(1, towards).Symbols[0] < 0.5f);
    }

    [Fact]
    public void What_looks_like_nothing_in_the_gallery_is_unknown()
    {
        var opposite = Unit(7, 1);

        var evidence = Made().Compare(1, opposite);

        Assert.True(evidence.Unknown > 0.9f);
        Assert.Equal(1, evidence.Symbols.Sum() + evidence.Unknown, 1e-5);
    }

    [Fact]
    public void A_symbol_without_prototypes_is_never_seen()
    {
        var prototypes = Made().Prototypes.ToArray();
        prototypes[2] = [];

        Assert.Equal(0, new Gallery(Reader, prototypes, 30, 0.5f).Compare(1, Unit(2, 1)).Symbols[2]);
    }

    [Fact]
    public void An_embedding_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Made().Compare(1, new float[9]));

    [Theory]
    [InlineData(0f, 0.5f, 1f)]
    [InlineData(float.NaN, 0.5f, 1f)]
    [InlineData(30f, 1.5f, 1f)]
    [InlineData(30f, float.NaN, 1f)]
    [InlineData(30f, 0.5f, 2f)]
    [InlineData(30f, 0.5f, float.NaN)]
    public void Numbers_out_of_range_make_no_gallery(float scale, float unknown, float length) =>
        Assert.Throws<ArgumentException>(() => new Gallery(Reader, [[[length, 0]]], scale, unknown));

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string path, Deck deck, string says)
    {
        var error = Assert.Throws<DobbleException>(() => Gallery.Load(path, deck));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    private string Saved(Gallery gallery)
    {
        var path = _folder.File("fano.gallery");
        gallery.Save(path, _deck);
        return path;
    }

    /// <summary>Symbol i looks along axis i; symbol 0 has a second look, half towards axis 7, if <paramref name="extra"/>.</summary>
    private static Gallery Made(bool extra = false)
    {
        var prototypes = Enumerable.Range(0, 7).Select(i => (IReadOnlyList<float[]>)[Unit(i, 1)]).ToArray();
        if (extra)
            prototypes[0] = [Unit(0, 1), Unit(0, 0.4f)];
        return new Gallery(Reader, prototypes, 30, 0.5f);
    }

    /// <summary>A unit vector with this cosine to an axis, the rest along axis 7.</summary>
    private static float[] Unit(int axis, float cosine)
    {
        var vector = new float[8];
        vector[7] = MathF.Sqrt(1 - (cosine * cosine));
        vector[axis] += cosine;
        return vector;
    }
}
