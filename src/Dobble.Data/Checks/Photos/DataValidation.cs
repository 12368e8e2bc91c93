namespace Dobble.Data.Checks.Photos;

/// <summary>What all the checks say of labelled photos.</summary>
/// <param name="Inspection">What was looked at.</param>
/// <param name="Results">One entry a check.</param>
public sealed record DataValidation(Inspection Inspection, IReadOnlyList<CheckResult> Results) : CheckReport(Results)
{
    /// <summary>Writes what was found as one HTML file.</summary>
    public void WritePage(string path)
    {
        var set = Inspection.Set;
        CheckPage.Write(path, "Data validation",
            $"{set.Folder}: {set.Photos.Count} photos, {set.Photos.Sum(p => p.Boxes.Count)} boxes; deck {Inspection.Deck.Name}.", this);
    }

    /// <summary>Runs every check.</summary>
    /// <param name="inspection">What was found on the photos.</param>
    /// <param name="holdOut">Series that are held out; empty for the lists in <c>ImageSets/Main</c>.</param>
    /// <exception cref="Dobble.Vision.DobbleException">A series is not there, or a list cannot be used.</exception>
    public static DataValidation Run(Inspection inspection, IReadOnlyList<string> holdOut) =>
        new(inspection, AllChecks.Run(inspection, DataSplit.Find(inspection.Set.Folder, inspection.Photos, holdOut)));
}
