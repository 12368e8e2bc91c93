using Dobble.Data.DataSets;
using Dobble.Vision.Decks;

namespace Dobble.Data.Checks.Labels;

/// <summary>Runs the deck check over a set of labels.</summary>
public static class LabelCheckRun
{
    /// <summary>Every finding, in order of the files.</summary>
    public static IReadOnlyList<LabelFinding> Run(LabelSet set, Deck deck, ModelOracle? oracle, Action? progress = null)
    {
        var names = deck.NamesInUse(set.Photos.SelectMany(s => s.Boxes).Select(b => b.Name));
        var check = new DeckCheck(deck, names, oracle, new LabelErrors());
        var findings = new List<LabelFinding>();
        foreach (var photo in set.Photos)
        {
            findings.AddRange(check.Check(photo));
            progress?.Invoke();
        }

        return findings;
    }
}
