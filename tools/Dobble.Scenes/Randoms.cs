using OpenCvSharp;

namespace Dobble.Scenes;

/// <summary>The draws that scenes are made of.</summary>
public static class Randoms
{
    /// <summary>The generator of sample <paramref name="index"/>: the same on every machine, unrelated to its neighbours'.</summary>
    public static Random ForSample(int seed, long index)
    {
        // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
        var z = unchecked(((ulong)seed << 40) + ((ulong)index * 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return new Random(unchecked((int)(z ^ (z >> 31))));
    }

    /// <summary>Evenly from a range.</summary>
    public static double Between(this Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    /// <summary>Evenly in the logarithm from a range of positive numbers.</summary>
    public static double LogBetween(this Random random, double low, double high) =>
        Math.Exp(random.Between(Math.Log(low), Math.Log(high)));

    /// <summary>A factor between 1/<paramref name="max"/> and <paramref name="max"/>, evenly in the logarithm.</summary>
    public static double Factor(this Random random, double max) => Math.Pow(max, random.Between(-1, 1));

    /// <summary>Whether an event of this probability happens.</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>From the normal distribution.</summary>
    public static double Normal(this Random random, double deviation = 1) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A direction in radians.</summary>
    public static double Angle(this Random random) => random.Between(-Math.PI, Math.PI);

    /// <summary>One of a list.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A colour (BGR) of any hue within these ranges of saturation and value, 0 to 1.</summary>
    public static Scalar Color(this Random random, double saturation, double low, double high)
    {
        var (hue, s, v) = (random.NextDouble() * 6, random.NextDouble() * saturation, random.Between(low, high));
        double Channel(double n)
        {
            var k = (n + hue) % 6;
            return 255 * (v - (v * s * Math.Clamp(Math.Min(k, 4 - k), 0, 1)));
        }

        return new Scalar(Channel(1), Channel(3), Channel(5));
    }

    /// <summary>A colour near another one.</summary>
    public static Scalar Near(this Random random, Scalar color, double deviation)
    {
        var common = random.Normal(deviation);
        double Channel(double v) => Math.Clamp(v + common + random.Normal(deviation * 0.3), 0, 255);
        return new Scalar(Channel(color.Val0), Channel(color.Val1), Channel(color.Val2));
    }

    /// <summary>A colour made lighter or darker.</summary>
    public static Scalar Times(this Scalar color, double factor) =>
        new(Math.Min(255, color.Val0 * factor), Math.Min(255, color.Val1 * factor), Math.Min(255, color.Val2 * factor), color.Val3);
}
