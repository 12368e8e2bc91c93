using OpenCvSharp;

namespace Dobble.Vision.Quality;

/// <summary>What was measured on some pixels: a histogram of luma, edges, and how many pixels are burnt out.</summary>
internal sealed class QualitySample
{
    private const int Levels = 256;

    /// <summary>Kinds of edges, by the part of the rise that the steepest step takes.</summary>
    private const int Kinds = 64;

    /// <summary>Level of all three colours from which a pixel is burnt out; and median luma of paper that burns out by itself.</summary>
    private const int BurntOut = 250;
    private const int BrightPaper = 235;

    /// <summary>Smallest rise of the luma that is an edge.</summary>
    private const int MinRise = 26;

    /// <summary>A rise goes on through falls of no more than this, which are noise.</summary>
    private const int Noise = 8;

    private readonly int[] _luma = new int[Levels];
    private readonly int[] _chroma = new int[Levels];
    private readonly int[] _edges = new int[Kinds + 1];
    private int _burnt;
    private int _glaring;
    private Run _run;

    public int Pixels { get; private set; }

    /// <summary>Median luma, 0 to 1.</summary>
    public float Brightness => Percentile(_luma, 0.5) / (Levels - 1f);

    /// <summary>Share of burnt-out pixels in those of the added samples whose paper is not burnt out itself.</summary>
    public float Glare => Pixels > 0 ? (float)_glaring / Pixels : 0;

    /// <summary>Share of all burnt-out pixels.</summary>
    public float Clipped => Pixels > 0 ? (float)_burnt / Pixels : 0;

    /// <summary>What all but a twentieth of the pixels have of colour at most, 0 to 1.</summary>
    public float Colour => Percentile(_chroma, 0.95) / (Levels - 1f);

    /// <summary>Mean of the sharper half of the edges; 1 where there is none.</summary>
    public float Sharpness
    {
        get
        {
            var half = (_edges.Sum() + 1) / 2;
            if (half == 0)
                return 1;
            var (count, sum) = (0, 0L);
            for (var kind = Kinds; count < half; kind--)
            {
                var taken = Math.Min(_edges[kind], half - count);
                (count, sum) = (count + taken, sum + ((long)taken * kind));
            }

            return (float)sum / (half * Kinds);
        }
    }

    /// <summary>Adds the next pixel of a line.</summary>
    public void Add(Vec3b pixel)
    {
        var luma = ((29 * pixel.Item0) + (150 * pixel.Item1) + (77 * pixel.Item2)) >> 8;
        Pixels++;
        _luma[luma]++;
        var weakest = Math.Min(pixel.Item0, Math.Min(pixel.Item1, pixel.Item2));
        _chroma[Math.Max(pixel.Item0, Math.Max(pixel.Item1, pixel.Item2)) - weakest]++;
        if (weakest >= BurntOut)
            _burnt++;
        Follow(luma);
    }

    /// <summary>The next pixel is no neighbour of the last.</summary>
    public void EndLine()
    {
        Close();
        _run = default;
    }

    /// <summary>Adds what another sample measured.</summary>
    public void Add(QualitySample other)
    {
        for (var level = 0; level < Levels; level++)
            (_luma[level], _chroma[level]) = (_luma[level] + other._luma[level], _chroma[level] + other._chroma[level]);
        for (var kind = 0; kind <= Kinds; kind++)
            _edges[kind] += other._edges[kind];
        Pixels += other.Pixels;
        _burnt += other._burnt;
        if (Percentile(other._luma, 0.5) < BrightPaper)
            _glaring += other._burnt;
    }

    /// <summary>The level that this part of the pixels lies below.</summary>
    private static int Percentile(int[] histogram, double part)
    {
        var (level, left) = (0, (int)(part * histogram.Sum()));
        while (level < Levels - 1 && (left -= histogram[level]) >= 0)
            level++;
        return level;
    }

    private void Follow(int luma)
    {
        if (!_run.IsStarted)
        {
            _run = new Run(true, 1, luma, luma, luma, 0);
            return;
        }

        // As if all runs rose.
        var step = (luma - _run.Last) * _run.Direction;
        var height = (luma - _run.Top) * _run.Direction;
        if (height < -Noise)
        {
            Close();
            _run = new Run(true, -_run.Direction, _run.Top, luma, luma, -step);
        }
        else
        {
            _run = _run with { Top = height > 0 ? luma : _run.Top, Last = luma, Steepest = Math.Max(_run.Steepest, step) };
        }
    }

    private void Close()
    {
        var rise = (_run.Top - _run.From) * _run.Direction;
        if (rise >= MinRise)
            _edges[Math.Clamp(Kinds * _run.Steepest / rise, 0, Kinds)]++;
    }

    /// <summary>A stretch of a line along which the luma rises (direction 1) or falls (-1), but for noise.</summary>
    private readonly record struct Run(bool IsStarted, int Direction, int From, int Top, int Last, int Steepest);
}
