using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.Ingestion.Conversion;

/// <summary>Turns the labels of a source into the deck's symbols.</summary>
internal sealed class LabelNames
{
    private readonly ConvertOptions _options;
    private readonly Deck _deck;
    private readonly SortedSet<string> _kept = new(StringComparer.Ordinal);

    /// <exception cref="DobbleException">The options are wrong, or a label is to become what the deck does not have.</exception>
    public LabelNames(ConvertOptions options, Deck deck)
    {
        (_options, _deck) = (options, deck);
        var errors = options.Errors().Concat(options.Rename.Where(r => deck.FindSymbol(r.Value) is null)
            .Select(r =>
                $"rename makes '{Printable.Line(r.Key)}' into '{Printable.Line(r.Value)}', which is no symbol of the deck {deck.Name}"))
                    .ToArray();
        if (errors.Length > 0)
            throw new DobbleException($"convert: {string.Join("; ", errors)}");
    }

    /// <summary>The symbol that a label stands for, whether the deck has it or not.</summary>
    public string Symbol(string label) => _options.Rename.GetValueOrDefault(label.Trim(), label.Trim());

    /// <summary>Refuses photos with unknown labels where that is wanted.</summary>
    /// <exception cref="DobbleException">Names the unknown labels and how many boxes have each.</exception>
    public void Require(IEnumerable<IngestedPhoto> photos)
    {
        if (_options.UnknownLabels != "fail")
            return;
        var unknown = photos.SelectMany(p => p.Boxes).Select(b => Symbol(b.Name)).Where(IsUnknown)
            .GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key} ({g.Count()})").ToArray();
        if (unknown.Length > 0)
            throw new DobbleException(
                $"labels unknown to the deck {_deck.Name}: {Printable.List(unknown)}; rename them, set unknownLabels to drop or keep, "
                    + "or name the right deck");
    }

    /// <summary>A photo's boxes as the data set has them.</summary>
    public IEnumerable<LabelledBox> Apply(IEnumerable<LabelledBox> boxes)
    {
        foreach (var box in boxes)
        {
            var name = Symbol(box.Name);
            if (IsUnknown(name) && _options.UnknownLabels == "drop")
                continue;
            if (IsUnknown(name))
                _kept.Add(name);
            yield return box with { Name = name };
        }
    }

    /// <summary>The classes: the deck's symbols in its order, then the unknown ones that were kept.</summary>
    public IReadOnlyList<string> Classes() => [.. _deck.Symbols.Select(s => s.Id), .. _kept];

    private bool IsUnknown(string name) => _deck.FindSymbol(name) is null;
}
