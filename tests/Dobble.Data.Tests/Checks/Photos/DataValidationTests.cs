using Dobble.Data.Checks;
using Dobble.Data.Checks.Photos;
using Dobble.Data.DataSets;
using Dobble.Data.Photos;
using Dobble.Data.Tests.Evaluation;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Checks.Photos;

public class DataValidationTests
{
    private const string Labels = """
        <annotation><filename>NAME</filename><size><width>320</width><height>300</height></size>
        <object><name>&lt;script&gt;alert(1)&lt;/script&gt;</name><bndbox><xmin>10</xmin><ymin>20</ymin><xmax>60</xmax><ymax>70</ymax></bndbox></object>
        <object><name>cat</name><bndbox><xmin>12</xmin><ymin>20</ymin><xmax>60</xmax><ymax>70</ymax></bndbox></object>
        <object><name>cat</name><bndbox><xmin>12</xmin><ymin>20</ymin><xmax>60</xmax><ymax>70</ymax></bndbox></object>
        </annotation>
        """;

    [Fact]
    public void The_report_is_one_file_with_its_images_in_it_and_no_label_becomes_markup()
    {
        using var folder = Folder(12);
        var validation = Validate(folder, "b");
        var path = folder.File("out/report.html");
        validation.WritePage(path);
        Assert.Equal(CheckStatus.Fail, validation.Status);

        var html = File.ReadAllText(path);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"h", html, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder.File("out")));
    }

    [Fact]
    public void The_measured_photo_has_the_light_and_colour_it_was_made_with()
    {
        using var folder = Folder(1);
        var photo = Assert.Single(Validate(folder).Inspection.Photos);
        double Of(string name) => photo.Properties[PhotoFacts.Names.ToList().IndexOf(name)];
        Assert.Equal((320, 300, 3), (Of("width"), Of("height"), Of("boxes")));
        // The image is noise, even in all its colours.
        Assert.All(["red", "green", "blue", "brightness"], name => Assert.InRange(Of(name), 0.47, 0.53));
    }

    [Fact]
    public void Lists_beside_the_photos_split_them()
    {
        using var folder = Folder(4);
        folder.Write("ImageSets/Main/train.txt", "a_0\na_1\n");
        folder.Write("ImageSets/Main/val.txt", "b_2\n");
        folder.Write("ImageSets/Main/test.txt", "b_3\n");
        var splits = DataSplit.Find(folder.Path, Validate(folder).Inspection.Photos, []);
        Assert.Equal([("train and val", 2, 1), ("train and test", 2, 1)], splits.Select(s => (s.Name, s.Train.Count, s.Held.Count)));
    }

    [Fact]
    public void A_list_that_names_no_photo_and_an_unknown_series_are_refused_in_one_line()
    {
        using var folder = Folder(2);
        Assert.Contains("no such series of photos; there are a, b", Assert.Throws<DobbleException>(() => Validate(folder, "moon")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "leave at least one", Assert.Throws<DobbleException>(() => Validate(folder, "a", "b")).Message, StringComparison.Ordinal);
        folder.Write("ImageSets/Main/train.txt", "a_0\n../../etc/passwd\n");
        Assert.Contains("'../../etc/passwd', of which there is no labelled photo",
            Assert.Throws<DobbleException>(() => Validate(folder)).Message, StringComparison.Ordinal);
    }

    private static DataValidation Validate(TemporaryFolder folder, params string[] series)
    {
        var set = VocFolder.LoadUnchecked(folder.Path);
        return DataValidation.Run(Inspection.Of(
            set, HandMadeTable.Deck, null, photo => Photo.LoadStored(photo.Path), () => { }, TestContext.Current.CancellationToken),
            series);
    }

    // The first half is the series a, the second the series b.
    private static TemporaryFolder Folder(int count)
    {
        var folder = new TemporaryFolder();
        for (var i = 0; i < count; i++)
        {
            var name = $"{(i < (count + 1) / 2 ? "a" : "b")}_{i}";
            folder.WriteImage(name + ".jpg", 320, 300);
            folder.Write(name + ".xml", Labels.Replace("NAME", name + ".jpg", StringComparison.Ordinal));
        }

        return folder;
    }
}
