using Dobble.Data.Evaluation.Conditions;
using Dobble.TestKit;
using Dobble.Vision.Reading;

namespace Dobble.Data.Tests.Evaluation.Conditions;

public sealed class ConditionSectionTests
{
    [Fact]
    public void Other_networks_get_a_column_beside_the_first_and_the_same_ones_replace_theirs()
    {
        using var folder = new TemporaryFolder();
        var (page, first, second) = (folder.File("page.md"), folder.Write("first.onnx", "1"), folder.Write("second.onnx", "2"));
        ConditionSection.Write(page, "Conditions", "a command", Networks(first), 0.9, [Score("glare", 3), Score("camera", 4)]);
        ConditionSection.Write(page, "Conditions", "a command", Networks(second), 0.9, [Score("glare", 5)]);
        ConditionSection.Write(page, "Conditions", "a command", Networks(first), 0.9, [Score("camera", 6)]);

        var rows = File.ReadAllLines(page).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.Equal("| glare | 9 | 3 / 1 / 5 (1) | 5 / 1 / 3 (1) |", rows[1]);
        Assert.Equal("| camera | 9 | 6 / 1 / 2 (1) | – |", rows[2]);
    }

    private static ReaderOptions Networks(string path) => new() { FinderModel = path, ReaderModel = path, Deck = "classic" };

    private static ConditionScore Score(string title, int right) =>
        new(title, 2, 4, 4, 9, right, 1, 8 - right, 1, 1, null, new Dictionary<Dobble.Vision.Tracking.NoAnswerReason, int>(), []);
}
