using Dobble.Data.Configuration;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Which photos are learnt from, which choose the best training state, and which judge it in the end.</summary>
public sealed record SplitOptions : IConfig
{
    /// <summary>
    /// What stays together: series (photos of one camera and table), card (photos that show a same card of the deck), photo
    /// (nothing), lists (as <see cref="Lists"/> has it), or auto: the source's own lists where it has some, else series where there are
    /// enough of them, else photo.
    /// </summary>
    public string By { get; init; } = "auto";

    /// <summary>Series to validate on, by name; only by series. None: drawn by <see cref="ValidationShare"/>.</summary>
    public string[] Validation { get; init; } = [];

    /// <summary>Series to test on, by name; only by series. None: drawn by <see cref="TestShare"/>.</summary>
    public string[] Test { get; init; } = [];

    /// <summary>Share of the photos to validate on, more than 0, less than 1. Not used where series are named.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Share of the photos to test on, 0 (no such list) to less than 1. Not used where series are named.</summary>
    public double TestShare { get; init; }

    /// <summary>Fixes every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Folder with train.txt, val.txt and, if wanted, test.txt: a photo's name a line. Only by lists.</summary>
    public string? Lists { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Errors()
    {
        if (By is not ("auto" or "series" or "card" or "photo" or "lists"))
            yield return $"by is '{By}', must be auto, series, card, photo or lists";
        if (ValidationShare is not (> 0 and < 1))
            yield return $"validationShare is {ValidationShare}, must be more than 0 and less than 1";
        if (TestShare is not (>= 0 and < 1))
            yield return $"testShare is {TestShare}, must be 0 to less than 1";
        if (ValidationShare + TestShare >= 1)
            yield return "validationShare and testShare leave nothing to learn from: their sum must be less than 1";
        if (By is not ("series" or "auto") && (Validation.Length > 0 || Test.Length > 0))
            yield return "validation and test name series: set by to series";
        if ((By == "lists") != (Lists is not null))
            yield return By == "lists" ? "lists is missing: name the folder of train.txt and val.txt" : "lists is given: set by to lists";
    }
}
