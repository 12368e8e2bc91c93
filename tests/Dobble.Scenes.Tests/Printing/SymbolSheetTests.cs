using Dobble.Scenes.Printing;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Scenes.Tests.Printing;

public sealed class SymbolSheetTests
{
    [Fact]
    public void Every_symbol_stands_in_a_cell_of_its_own()
    {
        using var lettering = SKTypeface.FromFile(CardSheetsTests.Font);
        using var stream = new MemoryStream();
        const string caption = "a caption that is far too long for a cell";
        SymbolSheet.Write(stream, [.. Sprites.Eight.Select(s => (s.Sprite, caption)), (null, "none")], lettering);

        using var sheet = Mat.FromImageData(stream.ToArray());
        Assert.Equal((8, 2), (sheet.Width / 150, sheet.Height / 150));
        for (var cell = 0; cell < 9; cell++)
        {
            using var part = new Mat(sheet, new Rect(12 + (cell % 8 * 150), 12 + (cell / 8 * 150), 150, 120));
            using var paper = part.InRange(Scalar.All(240), Scalar.All(255));
            var ink = (150 * 120) - Cv2.CountNonZero(paper);
            Assert.InRange(ink, cell < 8 ? 1000 : 50, cell < 8 ? 14_000 : 1000);
        }
    }
}
