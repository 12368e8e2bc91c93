using System.Diagnostics;
using System.Globalization;
using Dobble.Assistant.Devices.Sdl;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;
using Silk.NET.OpenGL;

namespace Dobble.Perf.Display;

/// <summary>Compares ways to draw the overlay, in a window of 1920×1080 pixels on the screen that <c>DISPLAY</c> names.</summary>
internal static class OverlayMeasurement
{
    private const int Width = 1920, Height = 1080, Frames = 300, WarmUp = 30;

    /// <summary>Of two pictures on the screen one shows a new image of the camera.</summary>
    private const int PicturesPerImage = 2;

    public static void Run(string root, string deckFile, string output, Action<string> say)
    {
        using var surface = new SdlSurface("overlay", Width, Height, fullScreen: true);
        using var gl = GL.GetApi(SdlVideo.GetProcAddress);
        SdlVideo.SetSwapInterval(0);
        var (width, height) = surface.Size;
        var driver = gl.GetStringS(StringName.Renderer);
        using var table = new DemoTable(Deck.Load(deckFile), cards: 4);
        using var scene = table.Render(1);
        var overlay = Scene(scene);
        using var ways = new OverlayWays(gl, width, height);
        (string Name, Action<Mat?, OverlayScene> Draw, Sample Times)[] all =
        [
            ("OpenGL, as the program draws", ways.OpenGl(), new Sample()),
            ("Skia draws the overlay into memory, uploaded over the image", ways.SkiaOverlay(), new Sample()),
            ("Skia draws image and overlay into memory, uploaded", ways.SkiaWhole(), new Sample()),
        ];
        // In turn, so that whatever else the machine does slows all alike.
        for (var i = -WarmUp; i < Frames; i++)
        {
            foreach (var (_, draw, times) in all)
            {
                var start = Stopwatch.GetTimestamp();
                draw(i % PicturesPerImage == 0 ? scene.Image : null, overlay);
                surface.Swap();
                gl.Finish();
                if (i >= 0)
                    times.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        var rows = new MarkdownTable("way", "one picture, median", "99th percentile", "pictures a second");
        foreach (var (name, _, times) in all)
            rows.Add(name, Ms(times.Median), Ms(times.Percentile99), (1000 / times.Median).ToString("0", CultureInfo.InvariantCulture));

        var machine = Machine.Examine(TimeProvider.System, root);
        new PageSection("overlay").Write(output, $"""
            ## Drawing the overlay

            Written by `tools/perf overlay` on {machine.Processor}, {machine.Cores} cores, {machine.System}, commit {machine.Commit},
            {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; OpenGL by {driver}, a window of {width}×{height} pixels.
            {Frames} pictures each way, in turn, of four cards with six pairs, every second one with a new image of
            {scene.Image.Width}×{scene.Image.Height} pixels; milliseconds until it is on the screen, which waits for nothing.
            A display of 60 Hz gives 16.7 ms.

            {rows}
            """);
        say($"written: {output}");
    }

    private static OverlayScene Scene(TableScene table)
    {
        var outlines = table.Cards.Select(card => card.Outline).ToList();
        var links = from first in Enumerable.Range(0, outlines.Count)
                    from second in Enumerable.Range(first + 1, outlines.Count - first - 1)
                    select new OverlayLink(End(outlines[first], second), End(outlines[second], first), first + (3 * second))
                    {
                        Label = $"symbol {first} {second}",
                    };
        return new OverlayScene(table.Image.Width, table.Image.Height)
        {
            Cards = [.. outlines.Select(outline => new OverlayCard(outline, IsSeen: true))],
            Links = LinkColors.Color(links),
            Headline = [new OverlayName("snowman", 2)],
            Status = "30 fps  ·  18 ms  ·  cpu  ·  classic  ·  /dev/video0",
        };
    }

    /// <summary>A symbol somewhere on a card.</summary>
    private static OverlayLinkEnd End(Ellipse card, int number)
    {
        var x = (float)(card.X + (card.A / 2 * Math.Cos(2 * number)));
        var y = (float)(card.Y + (card.B / 2 * Math.Sin(2 * number)));
        var half = (float)card.A / 5;
        return new OverlayLinkEnd(x, y, new Box(x - half, y - half, x + half, y + half));
    }

    private static string Ms(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
