using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.Checks.Photos;

/// <summary>What was found on labelled photos; the checks are given it.</summary>
/// <param name="Set">The labels.</param>
/// <param name="Deck">The deck they should belong to.</param>
/// <param name="Findings">What the deck check found.</param>
/// <param name="Photos">The photos that can be read, measured.</param>
/// <param name="Limits">Where figures stop being good.</param>
public sealed record Inspection(
    LabelSet Set, Deck Deck, IReadOnlyList<LabelFinding> Findings, IReadOnlyList<PhotoFacts> Photos, CheckLimits Limits)
{
    /// <summary>Opens each photo once, checks its labels by the deck and measures it, several at a time.</summary>
    /// <param name="set">The labels.</param>
    /// <param name="deck">The deck they should belong to.</param>
    /// <param name="oracle">The networks, to help judge labels; null does without.</param>
    /// <param name="open">Opens a photo that can be read: BGR, in the pixels of its file; disposed.</param>
    /// <param name="progress">Called after each photo, from several threads.</param>
    /// <param name="stop">Stops.</param>
    public static Inspection Of(
        LabelSet set, Deck deck, ModelOracle? oracle, Func<LabelledPhoto, Mat> open, Action progress, CancellationToken stop)
    {
        var names = deck.NamesInUse(set.Photos.SelectMany(s => s.Boxes).Select(b => b.Name));
        var check = new DeckCheck(deck, names, oracle, new LabelErrors());
        var findings = new IReadOnlyList<LabelFinding>[set.Photos.Count];
        var facts = new PhotoFacts?[set.Photos.Count];
        Parallel.For(0, set.Photos.Count, new ParallelOptions { CancellationToken = stop }, i =>
        {
            var photo = set.Photos[i];
            using var image = photo.IsReadable ? open(photo) : null;
            // The networks take all processors by themselves.
            lock (check)
                findings[i] = check.Check(photo, image);
            facts[i] = image is null ? null : PhotoMeter.Measure(photo, image);
            progress();
        });
        return new Inspection(set, deck, [.. findings.SelectMany(f => f)], [.. facts.OfType<PhotoFacts>()], new CheckLimits());
    }
}
