using Dobble.Vision.Geometry;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Moves symbols' boxes onto their print. The network says to within a few pixels where a symbol is; the card's own paper says where it
/// ends: what differs from the paper around, hangs together and lies for the most part in the box is the symbol. An edge that would
/// move far, as where a symbol is covered or a shadow falls, stays where the network saw it. One thread at a time may call it.
/// </summary>
internal sealed class BoxTightening
{
    private const int Side = CardWarp.Size;

    /// <summary>How far around a box is looked, and how far an edge may move, in parts of the box's side.</summary>
    private const float Around = 0.35f, MaxMove = 0.3f;

    private const float LeastAround = 3;

    /// <summary>Share of what lies around a box that is brighter than its paper is taken to be: the rest may be other symbols.</summary>
    private const double Brighter = 0.3;

    /// <summary>
    /// Where between paper and print a symbol begins, in parts of the threshold that parts them best: thin and pale ends count as well.
    /// </summary>
    private const float Onset = 0.5f;

    /// <summary>Least difference from the paper, 0 to 1, that is print: less is shadow, noise and compression.</summary>
    private const float MinContrast = 0.08f;

    /// <summary>Least share of a patch that lies in the box where it belongs to the symbol, not to a neighbour.</summary>
    private const float MinInside = 0.6f;

    private const int MinPixels = 4;

    /// <summary>Of what lies around a box every second pixel of every second row tells the paper.</summary>
    private const int PaperStep = 2;

    private const int Levels = 256;

    private readonly byte[] _difference = new byte[Side * Side];
    private readonly int[] _pending = new int[Side * Side];

    /// <summary>Tightens the boxes of one card.</summary>
    /// <param name="planes">The crop's red, green and blue planes, 0 to 1.</param>
    /// <param name="scale">Pixels of the image to a pixel of the crop.</param>
    /// <param name="detections">Its symbols, boxes in pixels of the crop.</param>
    public IReadOnlyList<SymbolDetection> Tighten(ReadOnlySpan<float> planes, double scale, IReadOnlyList<SymbolDetection> detections)
    {
        // Pixels are counted by their middles, edges lie half a pixel beside them: half a pixel of the crop here, of the image there.
        var toEdge = (float)((0.5 / scale) - 0.5);
        var tight = new SymbolDetection[detections.Count];
        for (var i = 0; i < tight.Length; i++)
        {
            var box = detections[i].Box;
            tight[i] = Print(planes, box) is not { } print ? detections[i] : detections[i] with
            {
                Box = new Box(
                    Moved(box.X1, print.X1 + toEdge - CardReader.BoxMargin, box.Width),
                    Moved(box.Y1, print.Y1 + toEdge - CardReader.BoxMargin, box.Height),
                    Moved(box.X2, print.X2 + toEdge + CardReader.BoxMargin, box.Width),
                    Moved(box.Y2, print.Y2 + toEdge + CardReader.BoxMargin, box.Height)),
            };
        }

        return tight;
    }

    private static float Moved(float before, float after, float side) => Math.Abs(after - before) <= MaxMove * side ? after : before;

    /// <summary>The bounds of the print that belongs to a box, right and bottom exclusive; null where there is none.</summary>
    private Box? Print(ReadOnlySpan<float> planes, Box box)
    {
        var (across, down) = (Math.Max(LeastAround, Around * box.Width), Math.Max(LeastAround, Around * box.Height));
        var (left, top) = (Math.Max(0, (int)(box.X1 - across)), Math.Max(0, (int)(box.Y1 - down)));
        var window = new Window(
            left, top, Math.Min(Side, (int)(box.X2 + across) + 2) - left, Math.Min(Side, (int)(box.Y2 + down) + 2) - top,
            (int)Math.Ceiling(box.X1) - left, (int)Math.Ceiling(box.Y1) - top, (int)box.X2 - left, (int)box.Y2 - top);
        if (window.Width < MinPixels || window.Height < MinPixels)
            return null;
        var difference = _difference.AsSpan(0, window.Width * window.Height);
        difference.Clear();
        for (var channel = 0; channel < 3; channel++)
            AddDifference(planes.Slice(channel * Side * Side, Side * Side), window, difference);
        var threshold = (byte)Math.Max(MinContrast * Levels, Onset * Otsu(difference));
        return Bounds(difference, threshold, window);
    }

    /// <summary>How much each pixel differs from the paper, in the colour in which it differs most.</summary>
    private static void AddDifference(ReadOnlySpan<float> plane, Window window, Span<byte> difference)
    {
        Span<int> histogram = stackalloc int[Levels];
        histogram.Clear();
        var outside = 0;
        for (var y = 0; y < window.Height; y += PaperStep)
        {
            var row = window.Row(plane, y);
            for (var x = 0; x < row.Length; x += PaperStep)
            {
                if (window.IsInside(x, y))
                    continue;
                histogram[(int)((Levels - 1) * row[x])]++;
                outside++;
            }
        }

        var paper = Levels - 1;
        for (var above = 0; paper > 0 && (above += histogram[paper]) < Brighter * outside;)
            paper--;
        for (var y = 0; y < window.Height; y++)
        {
            var row = window.Row(plane, y);
            var differs = difference.Slice(y * window.Width, window.Width);
            for (var x = 0; x < row.Length; x++)
                differs[x] = Math.Max(differs[x], (byte)Math.Abs(paper - (int)((Levels - 1) * row[x])));
        }
    }

    /// <summary>
    /// The threshold that parts print from paper best (N. Otsu, "A threshold selection method from gray-level histograms").
    /// </summary>
    private static int Otsu(ReadOnlySpan<byte> values)
    {
        Span<int> histogram = stackalloc int[Levels];
        histogram.Clear();
        var sum = 0.0;
        foreach (var value in values)
        {
            histogram[value]++;
            sum += value;
        }

        var (best, threshold, below, sumBelow) = (0.0, 0, 0, 0.0);
        for (var level = 0; level < Levels - 1; level++)
        {
            below += histogram[level];
            sumBelow += (double)level * histogram[level];
            var above = values.Length - below;
            if (below == 0 || above == 0)
                continue;
            var apart = (sumBelow / below) - ((sum - sumBelow) / above);
            var between = apart * apart * below * above;
            if (between > best)
                (best, threshold) = (between, level + 1);
        }

        return threshold;
    }

    /// <summary>The bounds of all patches that belong to the window's box. Clears what it visits.</summary>
    private Box? Bounds(Span<byte> difference, byte threshold, Window window)
    {
        Patch? whole = null;
        for (var start = 0; start < difference.Length; start++)
        {
            if (difference[start] < threshold)
                continue;
            var patch = Follow(difference, threshold, window, start);
            if (patch.Pixels >= MinPixels && patch.Inside >= MinInside * patch.Pixels)
                whole = whole?.With(patch) ?? patch;
        }

        return whole is not { } p ? null
            : new Box(p.Left + window.Left, p.Top + window.Top, p.Right + window.Left + 1, p.Bottom + window.Top + 1);
    }

    /// <summary>The patch of print that hangs together with a pixel, corners included.</summary>
    private Patch Follow(Span<byte> difference, byte threshold, Window window, int start)
    {
        var patch = new Patch(int.MaxValue, int.MaxValue, 0, 0, 0, 0);
        var pending = 0;
        _pending[pending++] = start;
        difference[start] = 0;
        while (pending > 0)
        {
            var at = _pending[--pending];
            var (x, y) = (at % window.Width, at / window.Width);
            patch = patch.With(new Patch(x, y, x, y, 1, window.IsInside(x, y) ? 1 : 0));
            for (var row = Math.Max(0, y - 1); row <= Math.Min(window.Height - 1, y + 1); row++)
            {
                for (var column = Math.Max(0, x - 1); column <= Math.Min(window.Width - 1, x + 1); column++)
                {
                    var next = (row * window.Width) + column;
                    if (difference[next] < threshold)
                        continue;
                    difference[next] = 0;
                    _pending[pending++] = next;
                }
            }
        }

        return patch;
    }

    /// <summary>A part of the crop, and within it the pixels of the box that it lies around, from X1, Y1 to X2, Y2.</summary>
    private readonly record struct Window(int Left, int Top, int Width, int Height, int X1, int Y1, int X2, int Y2)
    {
        public ReadOnlySpan<float> Row(ReadOnlySpan<float> plane, int y) => plane.Slice(((y + Top) * Side) + Left, Width);

        public bool IsInside(int x, int y) => x >= X1 && x <= X2 && y >= Y1 && y <= Y2;
    }

    /// <summary>Bounds of a patch, all inclusive, its pixels, and those of them that lie in the box.</summary>
    private readonly record struct Patch(int Left, int Top, int Right, int Bottom, int Pixels, int Inside)
    {
        public Patch With(Patch other) => new(
            Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom),
            Pixels + other.Pixels, Inside + other.Inside);
    }
}
