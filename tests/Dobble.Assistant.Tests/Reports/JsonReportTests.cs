using System.Text.Json;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Reports;

namespace Dobble.Assistant.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void A_reading_is_one_line_with_the_promised_fields()
    {
        var line = Written(new PhotoResult("a.jpg", SampleReadings.TwoCards(), TimeSpan.FromMilliseconds(14.2345), null));
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));

        var root = ReadingContract.Check(line);
        Assert.Equal("a.jpg", root.GetProperty("source").GetString());
        Assert.Equal((320, 160), (root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32()));
        Assert.Equal(14.23, root.GetProperty("elapsed_ms").GetDouble());
        var card = root.GetProperty("cards")[1];
        Assert.Equal(1, card.GetProperty("slot").GetInt32());
        Assert.Equal(0.97, card.GetProperty("confidence").GetDouble());
        Assert.Equal("no_entry", card.GetProperty("symbols")[1].GetProperty("name").GetString());
        var match = root.GetProperty("matches")[0];
        Assert.Equal("carrot", match.GetProperty("symbol").GetString());
        Assert.Equal([208.0, 50.0, 232.3, 70.0], ReadingContract.Numbers(match.GetProperty("boxes")[1]));
    }

    [Fact]
    public void A_hidden_symbol_has_no_box()
    {
        var line = Written(new PhotoResult("a.jpg", SampleReadings.TwoCards(hidden: true), TimeSpan.Zero, null));
        var boxes = ReadingContract.Check(line).GetProperty("matches")[0].GetProperty("boxes");
        Assert.Equal(JsonValueKind.Array, boxes[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, boxes[1].ValueKind);
    }

    [Fact]
    public void A_card_of_no_known_deck_has_no_slot()
    {
        var reading = SampleReadings.Cards(1);
        var negative = reading.Cards[0] with { Posterior = new([0.1, 0.1], 0.8) };
        var line = Written(new PhotoResult("a.jpg", reading with { Cards = [negative] }, TimeSpan.Zero, null));
        var card = ReadingContract.Check(line).GetProperty("cards")[0];
        Assert.Equal(JsonValueKind.Null, card.GetProperty("slot").ValueKind);
        Assert.Equal(0.8, card.GetProperty("confidence").GetDouble());
    }

    [Fact]
    public void A_photo_that_cannot_be_read_has_source_and_error_alone()
    {
        var root = JsonDocument.Parse(Written(new PhotoResult("ü\n.jpg", null, TimeSpan.Zero, "it is \"broken\""))).RootElement;
        Assert.Equal(["source", "error"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ü\n.jpg", root.GetProperty("source").GetString());
        Assert.Equal("it is \"broken\"", root.GetProperty("error").GetString());
    }

    private static string Written(PhotoResult result)
    {
        using var output = new StringWriter();
        JsonReport.Write(output, result, SampleReadings.Symbols);
        return output.ToString();
    }
}
