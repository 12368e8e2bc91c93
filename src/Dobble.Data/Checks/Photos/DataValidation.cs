using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Vision.Decks;

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

    /// <summary>Measures the photos and runs every check.</summary>
    /// <param name="set">The labels.</param>
    /// <param name="deck">The deck they should belong to.</param>
    /// <param name="findings">What the deck check found.</param>
    /// <param name="holdOut">Series that are held out; empty for the lists in <c>ImageSets/Main</c>.</param>
    /// <param name="progress">Called after each photo, from several threads.</param>
    /// <exception cref="Dobble.Vision.DobbleException">A series is not there, or a list cannot be used.</exception>
    public static DataValidation Run(
        LabelSet set, Deck deck, IReadOnlyList<LabelFinding> findings, IReadOnlyList<string> holdOut, Action progress)
    {
        var photos = PhotoMeter.Measure(set.Photos, progress);
        var inspection = new Inspection(set, deck, findings, photos, new CheckLimits());
        return new DataValidation(inspection, AllChecks.Run(inspection, DataSplit.Find(set.Folder, photos, holdOut)));
    }
}
