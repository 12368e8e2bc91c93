using System.Numerics;

namespace Dobble.Data.Checks.Photos;

/// <summary>Photos that are nearly the same image.</summary>
internal static class DuplicateChecks
{
    /// <summary>Of 256 bits of the hash, how many may differ.</summary>
    private const int MaxBits = 20;

    /// <summary>By how many of 255 grey levels the thumbnails may differ on the mean, once their brightness is made equal.</summary>
    private const double MaxGrey = 5;

    private const int MaxExhibits = 6;

    /// <summary>Photos that repeat another one.</summary>
    public static CheckResult Within(Inspection of)
    {
        var pairs = of.Photos.SelectMany((a, i) => of.Photos.Skip(i + 1).Where(b => Alike(a, b)).Select(b => (a, b))).ToArray();
        var share = Show.Share(pairs.Select(p => p.b).Distinct().Count(), of.Photos.Count);
        return Result("near-duplicates", of.Limits.Duplicates.Judge(share), pairs,
            "no photo is nearly another one", $"{Show.Percent(share)} of the photos are nearly another one") with
        {
            About = "A photo that repeats another one teaches nothing new and counts twice.",
        };
    }

    /// <summary>Held-out photos that repeat one that is learnt from.</summary>
    public static CheckResult Across(Inspection of, DataSplit split)
    {
        var pairs = split.Train.SelectMany(a => split.Held.Where(b => Alike(a, b)).Select(b => (a, b))).ToArray();
        var share = Show.Share(pairs.Select(p => p.b).Distinct().Count(), split.Held.Count);
        return Result("leakage", of.Limits.Leakage.Judge(share), pairs,
            "no held-out photo is nearly one learnt from", $"{Show.Percent(share)} of the held-out photos are nearly one learnt from") with
        {
            About = "A held-out photo that was learnt from makes every figure too good: split by whole series.",
        };
    }

    private static CheckResult Result(string name, CheckStatus status, (PhotoFacts A, PhotoFacts B)[] pairs, string none, string some) =>
        new(name, status, pairs.Length == 0 ? none : some)
        {
            About = "",
            Headings = ["photo", "nearly the same"],
            Rows = [.. pairs.Take(50).Select(p => new[] { p.A.Photo.Name, p.B.Photo.Name })],
            Exhibits = [
                .. pairs.Take(MaxExhibits).SelectMany(p => new[] { p.A, p.B }).Select(p => new Exhibit(p.Photo, p.Photo.Name, null, []))],
        };

    private static bool Alike(PhotoFacts a, PhotoFacts b)
    {
        var bits = 0;
        for (var i = 0; i < a.Hash.Length; i++)
            bits += BitOperations.PopCount(a.Hash[i] ^ b.Hash[i]);
        return bits <= MaxBits && Grey(a.Thumbnail, b.Thumbnail) <= MaxGrey;
    }

    private static double Grey(byte[] a, byte[] b)
    {
        var shift = a.Average(v => (double)v) - b.Average(v => (double)v);
        return a.Zip(b, (x, y) => Math.Abs(x - y - shift)).Average();
    }
}
