using Dobble.Data.Evaluation;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Evaluation;

public class AccuracyPageTests
{
    [Fact]
    public void A_section_is_replaced_and_the_others_stay()
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("docs/accuracy.md");
        var right = HtmlReportTests.Result(new HandMadeTable(3, 7).Score());
        AccuracyPage.Write(page, "Held out", right with { Data = "first run" });
        AccuracyPage.Write(page, "Shipped", right with { Data = "second run" });
        AccuracyPage.Write(page, "Held out", right with { Data = "third run" });

        var text = File.ReadAllText(page);
        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("first run", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("third run", StringComparison.Ordinal) < text.IndexOf("second run", StringComparison.Ordinal));
        Assert.Contains("| row | 1 | 2 | 2 (100.0 %) |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_end_marker_is_said_and_the_page_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var page = folder.Write("accuracy.md", "<!-- begin A -->\nprecious");
        var result = HtmlReportTests.Result(new HandMadeTable(3).Score());
        Assert.Contains(
            "end A", Assert.Throws<DobbleException>(() => AccuracyPage.Write(page, "A", result)).Message, StringComparison.Ordinal);
        Assert.Equal("<!-- begin A -->\nprecious", File.ReadAllText(page));
    }
}
