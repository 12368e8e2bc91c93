using Dobble.Assistant.Photos;
using Dobble.Assistant.Reports;
using Dobble.Data.Reports;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Tests.Reports;

public sealed class TableReportTests
{
    [Fact]
    public void The_table_names_cards_symbols_and_the_match()
    {
        var (output, error) = Written(new PhotoResult("dir/a.jpg", SampleReadings.TwoCards(), TimeSpan.FromMilliseconds(14), null));
        Assert.Contains("dir/a.jpg", output, StringComparison.Ordinal);
        Assert.Contains("carrot 98.7 %, no entry 98.7 %", output, StringComparison.Ordinal);
        Assert.Contains("0 and 1", output, StringComparison.Ordinal);
        Assert.Contains("99.9 %", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public void Names_are_said_in_the_language_asked_for_and_else_in_English()
    {
        var result = new PhotoResult("a.jpg", SampleReadings.TwoCards(), TimeSpan.Zero, null);
        Assert.Contains("carotte 98.7 %, no entry", Written(result, "fr").Output, StringComparison.Ordinal);
        Assert.Contains("carrot 98.7 %, señal [prohibido]", Written(result, "es").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "No card was seen.")]
    [InlineData(1, "Only one card was seen")]
    [InlineData(2, "One pair is left out")]
    [InlineData(3, "3 pairs are left out")]
    public void What_is_not_answered_is_said_in_words(int cards, string words) =>
        Assert.Contains(
            words, Written(new PhotoResult("a.jpg", SampleReadings.Cards(cards), TimeSpan.Zero, null)).Output, StringComparison.Ordinal);

    [Fact]
    public void What_looks_like_a_card_and_is_none_of_the_deck_may_be_of_another_deck()
    {
        var reading = SampleReadings.Cards(0) with { Found = [new CardDetection(new Ellipse(100, 100, 50, 50, 0), 0.9f)] };
        Assert.Contains(
            "of another deck?", Written(new PhotoResult("a.jpg", reading, TimeSpan.Zero, null)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_symbol_is_said_to_be_hidden() => Assert.Contains(
        "not seen on 1", Written(new PhotoResult("a.jpg", SampleReadings.TwoCards(hidden: true), TimeSpan.Zero, null)).Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_failure_goes_to_standard_error()
    {
        var (output, error) = Written(new PhotoResult("a.jpg", null, TimeSpan.Zero, "a.jpg: [oh] no"));
        Assert.Empty(output);
        Assert.Equal("a.jpg: [oh] no", error.TrimEnd());
    }

    private static (string Output, string Error) Written(PhotoResult result, string language = "en")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        TableReport.Write(Terminal.On(output), Terminal.ForMessages(error), result, SampleReadings.Symbols, language);
        return (output.ToString(), error.ToString());
    }
}
