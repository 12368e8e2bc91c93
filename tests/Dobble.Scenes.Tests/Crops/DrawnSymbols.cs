using Dobble.Scenes.Crops;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Crops;

/// <summary>Simple coloured shapes on white, in place of real symbols.</summary>
internal sealed class DrawnSymbols : IDisposable
{
    public DrawnSymbols(int count = 12)
    {
        Images = [.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<SymbolImage>)[Draw(i)])];
    }

    public IReadOnlyList<IReadOnlyList<SymbolImage>> Images { get; }

    public IReadOnlyList<string> Classes => [.. Images.Select(p => p[0].Symbol)];

    public void Dispose()
    {
        foreach (var image in Images)
            image[0].Dispose();
    }

    private static SymbolImage Draw(int index)
    {
        using var image = new Mat(140, 140, MatType.CV_8UC3, Scalar.White);
        var color = new Scalar(40 + (60 * (index % 3)), 30 + (50 * (index / 3 % 3)), 20 + (40 * (index % 4)));
        Cv2.Rectangle(image, new Rect(20, 30, 90, 30 + (3 * index)), color, -1);
        Cv2.Circle(image, new Point(70, 70), 20 + (2 * index), color, -1);
        return new SymbolImage($"shape{index:00}", image, clean: false);
    }
}
