using System.CommandLine;
using Dobble.Data.Labels;
using Dobble.TestKit;
using Dobble.Training.Commands;

namespace Dobble.Training.Tests.Commands;

public class ValidateDataCommandTests
{
    // A photo whose labels call a key a hammer.
    private const string Photo = "black-table_dooble55";

    [Fact]
    public void Json_is_one_line_a_finding_as_the_contract_says()
    {
        using var folder = Faulty();
        var (code, output, _) = Run(folder.Path, "--json");
        Assert.Equal(
            """{"check":"deck","file":"black-table_dooble55.jpg","kind":"wrong-name","box":[170,117,220,201],"label":"hammer","should":"key"}""", Assert.Single(Lines(output)));
        Assert.Equal(0, code);
    }

    [Fact]
    public void Strict_fails_where_a_label_is_faulty()
    {
        using var folder = Faulty();
        Assert.Equal(1, Run(folder.Path, "--json", "--strict", "--deck-only").Code);
    }

    [Fact]
    public void Fix_writes_a_copy_that_has_no_fault_and_leaves_the_original_alone()
    {
        using var folder = Faulty();
        var before = File.ReadAllText(folder.File(Photo + ".xml"));
        Assert.Equal(0, Run(folder.Path, "--json", "--deck-only", "--fix", folder.File("fixed")).Code);
        Assert.Equal(before, File.ReadAllText(folder.File(Photo + ".xml")));
        Assert.Equal(before.Replace("hammer", "key", StringComparison.Ordinal).ReplaceLineEndings(),
            WithoutHead(File.ReadAllText(folder.File($"fixed/{Photo}.xml"))));
        Assert.Contains(VocFile.Read(folder.File($"fixed/{Photo}.xml")).Boxes, b => b.Name == "key");
    }

    [Fact]
    public void Fix_never_overwrites_labels()
    {
        using var folder = Faulty();
        var (code, _, error) = Run(folder.Path, "--json", "--deck-only", "--fix", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("never overwritten", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken.xml", "<annotation><object>", "broken XML")]
    [InlineData("bomb.xml", "<!DOCTYPE a [<!ENTITY x \"y\">]><annotation>&x;</annotation>", "declares a document type")]
    [InlineData("gone.xml", "<annotation><filename>gone.jpg</filename></annotation>", "the image is missing")]
    [InlineData("text.xml", "<annotation><filename>text.xml</filename></annotation>", "no image that can be decoded")]
    [InlineData("up.xml", "<annotation><filename>../a.jpg</filename></annotation>", "leads out of its folder")]
    public void A_file_that_cannot_be_read_is_one_line_and_the_others_are_checked(string name, string xml, string message)
    {
        using var folder = Faulty();
        var bad = folder.Write(name, xml);
        var (code, output, error) = Run(folder.Path, "--json", "--deck-only");
        Assert.Equal(1, code);
        Assert.Single(Lines(output));
        var line = Assert.Single(Lines(error));
        Assert.StartsWith(bad, line, StringComparison.Ordinal);
        Assert.Contains(message, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1e30", "1e30")]
    [InlineData("1e30", "2e30")]
    [InlineData("3", "3")]
    [InlineData("40", "-40")]
    public void A_box_that_cannot_be_stops_neither_the_checks_nor_the_report(string x1, string x2)
    {
        using var folder = Faulty();
        File.Copy(folder.File(Photo + ".jpg"), folder.File("a.jpg"));
        folder.Write(
            "a.xml", $"<annotation><filename>a.jpg</filename><object><name>cat</name><bndbox><xmin>{x1}</xmin><ymin>3</ymin><xmax>{x2}</xmax><ymax>1e30</ymax></bndbox></object></annotation>");
        var (code, output, _) = Run(folder.Path, "--report", folder.File("report.html"), "--strict");
        Assert.Equal(1, code);
        Assert.Contains("1 box empty, inverted, or outside the image", output, StringComparison.Ordinal);
        Assert.Contains("impossible boxes", File.ReadAllText(folder.File("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_or_missing_folder_and_an_unknown_deck_are_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        foreach (var (args, message) in new[]
        {
            (new[] { folder.Path }, "no labelled photos here"),
            ([folder.File("nowhere")], "no such folder"),
            ([folder.Path, "--deck", "tarot"], "no deck named 'tarot'"),
        })
        {
            var (code, output, error) = Run([.. args, "--deck-only"]);
            Assert.Equal((1, ""), (code, output));
            Assert.Contains(message, Assert.Single(Lines(error)), StringComparison.Ordinal);
        }
    }

    private static TemporaryFolder Faulty()
    {
        var photos = Path.Combine(TestPaths.RequireData(), "photos");
        var folder = new TemporaryFolder();
        foreach (var ending in new[] { ".jpg", ".xml" })
            File.Copy(Path.Combine(photos, Photo + ending), folder.File(Photo + ending));
        return folder;
    }

    private static string WithoutHead(string xml) => xml[xml.IndexOf("<annotation", StringComparison.Ordinal)..].ReplaceLineEndings();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        RootCommand root = [ValidateDataCommand.Create()];
        var code = root.Parse(["validate-data", .. args])
            .Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (code, output.ToString(), error.ToString());
    }
}
