using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Tests.Evaluation;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.DataSets;

public class VocFolderTests
{
    private const string Bomb = """
        <!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
        <annotation><filename>&y;</filename></annotation>
        """;

    /// <summary>What is wrong with the file bad.xml, its text, and what the message must say.</summary>
    public static TheoryData<string, string, string> HostileFiles => new()
    {
        { "cut off in the middle", "<annotation><object><name>cat", "broken XML at line 1" },
        { "empty", "", "broken XML" },
        { "an entity bomb", Bomb, "declares a document type" },
        { "an entity that reads a file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;</annotation>",
            "declares a document type" },
        { "another kind of XML", "<svg/>", "no Pascal VOC file" },
        { "a name that leads upwards", Voc("../good.jpg", "1 1 9 9"), "leads out of its folder" },
        { "an absolute name", Voc("/etc/passwd", "1 1 9 9"), "leads out of its folder" },
        { "a name with a drive", Voc("C:\\good.jpg", "1 1 9 9"), "leads out of its folder" },
        { "the folder itself as name", Voc("..", "1 1 9 9"), "leads out of its folder" },
        { "an image that is not there", Voc("gone.jpg", "1 1 9 9"), "gone.jpg: the image is missing" },
        { "an image that is none", Voc("text.jpg", "1 1 9 9"), "no image that can be decoded" },
        { "an image cut off", Voc("short.jpg", "1 1 9 9"), "cut short or damaged" },
        { "another size", Voc("good.jpg", "1 1 9 9", 640), "says 640×80, but good.jpg has 100×80" },
        { "a box beyond the right edge", Voc("good.jpg", "90 1 101 9"), "outside the 100×80 image" },
        { "a box left of the image", Voc("good.jpg", "-1 1 9 9"), "outside the 100×80 image" },
        { "an inverted box", Voc("good.jpg", "9 1 1 9"), "empty or inverted" },
        { "an empty box", Voc("good.jpg", "9 1 9 9"), "empty or inverted" },
        { "no number", Voc("good.jpg", "x 1 9 9"), "'x' for <xmin>" },
        { "not a number", Voc("good.jpg", "NaN 1 9 9"), "'NaN' for <xmin>" },
        { "an object without a box", "<annotation><filename>good.jpg</filename><object><name>cat</name></object></annotation>",
            "no <bndbox> for 'cat'" },
        { "an object without a name", "<annotation><filename>good.jpg</filename><object/></annotation>", "<object> without <name>" },
    };

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public void A_hostile_file_gives_one_clear_line_and_the_others_are_read(string what, string xml, string message)
    {
        using var folder = new TemporaryFolder();
        folder.WriteImage("good.jpg");
        folder.Write("good.xml", Voc("good.jpg", "10 20 30 40"));
        folder.Write("text.jpg", "no image");
        var whole = File.ReadAllBytes(folder.WriteImage("short.jpg"));
        File.WriteAllBytes(folder.File("short.jpg"), whole[..(whole.Length / 2)]);
        var bad = folder.Write("bad.xml", xml);

        var data = VocFolder.Load(folder.Path);

        var error = Assert.Single(data.Errors);
        Assert.Equal(bad, error.File);
        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.DoesNotContain('\n', error.ToString());
        var photo = Assert.Single(data.Photos);
        Assert.Equal([new LabelledBox("cat", new Box(10, 20, 30, 40))], photo.Boxes);
    }

    [Fact]
    public void A_labels_file_of_five_megabytes_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        folder.Write("large.xml", new string(' ', 5 << 20));
        Assert.Contains("larger than 4 MB", Assert.Single(VocFolder.Load(folder.Path).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_and_JPEGImages_are_read_together()
    {
        using var folder = new TemporaryFolder();
        folder.WriteImage("JPEGImages/sofa_1.jpg");
        folder.Write("Annotations/sofa_1.xml", Voc("sofa_1.jpg", "10 20 30 40"));
        var photo = Assert.Single(VocFolder.Load(folder.Path).Photos);
        Assert.Equal(("sofa", 100, 80), (photo.Series, photo.Width, photo.Height));
    }

    [Fact]
    public void A_truth_file_that_is_broken_is_an_error_and_the_photos_are_read()
    {
        using var folder = new TemporaryFolder();
        folder.WriteImage("a_1.jpg");
        folder.Write("a_1.xml", Voc("a_1.jpg", "10 20 30 40"));
        folder.Write("truth.json", "{\"a_1.jpg\": {\"cards\": [{\"card\":");
        var data = VocFolder.Load(folder.Path);
        Assert.Single(data.Photos);
        Assert.Contains("no valid truth file", Assert.Single(data.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_not_in_the_deck_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        folder.WriteImage("a_1.jpg");
        folder.Write("a_1.xml", Voc("a_1.jpg", "10 20 30 40").Replace("cat", "unicorn", StringComparison.Ordinal));
        var error = Assert.Single(VocFolder.Load(folder.Path, HandMadeTable.Deck).Errors);
        Assert.Contains("'unicorn' is no symbol of the deck", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"card": 55, "boxes": []}""", "card 55 is not in the deck")]
    [InlineData("""{"card": -1, "boxes": []}""", "card -1 is not in the deck")]
    [InlineData("""{"card": 35, "boxes": [["cat", 10, 20, 30, 40]]}""", "card 35 is not in the deck")]
    [InlineData("""{"card": "x", "boxes": []}""", "not a list of cards")]
    [InlineData("""{"card": 35, "boxes": [["cat", 10]]}""", "not a list of cards")]
    [InlineData("""{"boxes": []}""", "not a list of cards")]
    public void An_entry_of_the_truth_file_that_does_not_fit_is_an_error_and_the_boxes_are_grouped(string card, string message)
    {
        using var folder = new TemporaryFolder();
        folder.WriteImage("a_1.jpg");
        folder.Write("a_1.xml", Voc("a_1.jpg", "10 20 30 40"));
        folder.Write("truth.json", "{\"a_1.jpg\": {\"cards\": [" + card + "]}}");
        var data = VocFolder.Load(folder.Path, HandMadeTable.Deck);
        Assert.Contains(message, Assert.Single(data.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(data.Photos).Cards);
    }

    [Fact]
    public void A_folder_without_labels_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(folder.Path, Assert.Throws<DobbleException>(() => VocFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no such folder", Assert.Throws<DobbleException>(() => VocFolder.Load(folder.File("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_photos_have_473_cards_and_no_error()
    {
        var data = VocFolder.Load(Path.Combine(TestPaths.RequireData(), "photos"));
        Assert.Empty(data.Errors);
        Assert.Equal(155, data.Photos.Count);
        Assert.Equal(473, data.Photos.Sum(p => p.Cards.Count));
        Assert.Equal(7, data.Photos.Select(p => p.Series).Distinct().Count());
    }

    private static string Voc(string name, string box, int width = 100)
    {
        var c = box.Split(' ');
        return $"""
            <annotation><filename>{name}</filename><size><width>{width}</width><height>80</height></size>
            <object><name>cat</name><bndbox><xmin>{c[0]}</xmin><ymin>{c[1]}</ymin><xmax>{c[2]}</xmax><ymax>{c[3]}</ymax></bndbox></object>
            </annotation>
            """;
    }
}
