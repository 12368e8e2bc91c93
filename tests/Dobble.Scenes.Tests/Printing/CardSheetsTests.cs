using System.Text;
using System.Text.RegularExpressions;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Printing;
using Dobble.TestKit;
using Dobble.Vision;
using SkiaSharp;

namespace Dobble.Scenes.Tests.Printing;

public sealed partial class CardSheetsTests
{
    internal static readonly string Font =
        Path.Combine(TestPaths.Root, "src/Dobble.Assistant/Overlay/Fonts/DejaVuSansCondensed-Bold.ttf");

    [Theory]
    [InlineData("a4", 85, false, 13, 3)]
    [InlineData("a4", 85, true, 13, 6)]
    [InlineData("letter", 85, false, 12, 2)]
    [InlineData("a4", 60, false, 12, 1)]
    [InlineData("a4", 190, false, 3, 3)]
    public void As_many_cards_stand_on_a_page_as_fit_on_the_paper(string paper, double diameter, bool backs, int cards, int pages)
    {
        var pdf = Print(new PrintOptions { Paper = paper, Diameter = diameter, Backs = backs, Title = "mine" }, cards);

        Assert.Equal(pages, Page().Count(pdf));
        var (width, height) = PrintOptions.Papers[paper];
        var box = MediaBox().Match(pdf);
        Assert.Equal(width / 25.4 * 72, Number(box.Groups[1].Value), 0.5);
        Assert.Equal(height / 25.4 * 72, Number(box.Groups[2].Value), 0.5);
    }

    [Fact]
    public void A_card_that_does_not_fit_on_the_paper_is_refused_in_one_line()
    {
        var error = Assert.Throws<DobbleException>(() => Print(new PrintOptions { Paper = "letter", Diameter = 210 }, 1));

        Assert.Contains("does not fit on letter", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Cards_lie_within_the_page_apart_from_each_other_and_back_behind_front(int step)
    {
        foreach (var diameter in Enumerable.Range(30, 160).Where(d => d % step == 0))
        {
            var grid = new PageGrid(new PrintOptions { Diameter = diameter });
            var places = Enumerable.Range(0, grid.Count).Select(i => grid.Center(i, back: false)).ToArray();
            Assert.All(places, p => Assert.InRange(p.X, diameter / 2.0, grid.Width - (diameter / 2.0)));
            Assert.All(places, p => Assert.InRange(p.Y, diameter / 2.0, grid.FootLine - (diameter / 2.0)));
            Assert.True(grid.Count == 1 || grid.Gap(diameter) >= 2, $"{diameter} mm");
            // Turned over its long edge, the paper's right becomes its left.
            Assert.All(places.Index(), p => Assert.Equal(grid.Width - p.Item.X, grid.Center(p.Index, back: true).X, 1e-6));
        }
    }

    private static string Print(PrintOptions options, int cards)
    {
        using var lettering = SKTypeface.FromFile(Font);
        using var sheets = new CardSheets(options, lettering, null);
        using var stream = new MemoryStream();
        IReadOnlyList<Sprite> card = [.. Sprites.Eight.Select(s => s.Sprite)];
        sheets.Write(stream, [.. Enumerable.Repeat(card, cards)], seed: 1);
        return Encoding.Latin1.GetString(stream.ToArray());
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Type /Page\b")]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
