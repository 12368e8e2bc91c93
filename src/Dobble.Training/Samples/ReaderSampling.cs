using Dobble.Data.Configuration;

namespace Dobble.Training.Samples;

/// <summary>What CardReader's network is trained on.</summary>
internal record ReaderSampling : IConfig
{
    /// <summary>Fixes every random draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Cards a batch, 1 or more.</summary>
    public int BatchSize { get; init; } = 48;

    /// <summary>Share of training cards that are cut out of photos, 0 to 1; the rest are composed.</summary>
    public double PhotoShare { get; init; } = 0.3;

    /// <summary>How often composed cards take their symbols from scans, relative to the other sources.</summary>
    public double Scans { get; init; } = 0.35;

    /// <summary>How often from phone crops.</summary>
    public double Phone { get; init; } = 0.3;

    /// <summary>How often from the emoji font.</summary>
    public double Emoji { get; init; } = 0.35;

    /// <summary>
    /// Whether cards are turned, found a little off, and spoiled by light, lens and sensor; without it, a training sees what there is as it
    /// is, and learns it by heart.
    /// </summary>
    public bool Augment { get; init; } = true;

    /// <summary>How often from the machine's packages of clip art, icons and symbol fonts; none of it is loaded where this is 0.</summary>
    public double Artwork { get; init; }

    /// <summary>Share of the cards that lie in too much light, 0 to 1, about half of them darkened again as reading does it.</summary>
    public double Bright { get; init; }

    public virtual IEnumerable<string> Errors()
    {
        if (BatchSize < 1)
            yield return $"batchSize is {BatchSize}, must be 1 or more";
        if (PhotoShare is < 0 or > 1)
            yield return $"photoShare is {PhotoShare}, must be 0 to 1";
        if (Bright is < 0 or > 1)
            yield return $"bright is {Bright}, must be 0 to 1";
        if (Scans < 0 || Phone < 0 || Emoji < 0 || Artwork < 0 || Scans + Phone + Emoji + Artwork <= 0)
            yield return "scans, phone, emoji and artwork must not be negative, and one must be more than 0";
    }
}
