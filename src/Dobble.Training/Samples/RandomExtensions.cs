using Dobble.Scenes;

namespace Dobble.Training.Samples;

/// <summary>Draws that training images need besides those of scenes.</summary>
internal static class RandomExtensions
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

    /// <summary>A factor between 1/<paramref name="max"/> and <paramref name="max"/>, evenly in the logarithm.</summary>
    public static double Factor(this Random random, double max) => Math.Pow(max, random.Between(-1, 1));
}
