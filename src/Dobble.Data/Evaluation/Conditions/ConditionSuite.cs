using Dobble.Data.Labels;
using Dobble.Scenes.Corruptions;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>
/// The kinds of images that readings are measured on: labelled photos under <see cref="TestConditions"/>, cards that the frame
/// cuts, heaps, and cards of another deck. The same photos and seed give the same images.
/// </summary>
public sealed class ConditionSuite : IDisposable
{
    private const string Cut = "cut", Heap = "heap", Stranger = "other deck";
    private readonly Deck _deck;
    private readonly CardHeaps _heaps;

    /// <summary>Prepares the suite; images are opened later.</summary>
    /// <param name="photos">Labelled photos of cards of the deck; may be empty.</param>
    /// <param name="deck">The deck that is read.</param>
    /// <param name="otherDeck">A deck that is drawn with emoji; its cards are the strangers.</param>
    /// <param name="symbols">Folder with a folder of images for each symbol of the deck, to draw cards from; null to draw emoji.</param>
    /// <param name="seed">Seed of everything that is drawn.</param>
    /// <param name="names">Conditions to measure; null for all.</param>
    /// <exception cref="DobbleException">There is no condition of a name.</exception>
    public ConditionSuite(
        IReadOnlyList<LabelledPhoto> photos, Deck deck, Deck otherDeck, string? symbols, int seed,
        IReadOnlyCollection<string>? names = null)
    {
        _deck = deck;
        _heaps = new CardHeaps(photos, deck, otherDeck, symbols, seed);
        if (names?.FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
            throw new DobbleException($"There is no condition '{unknown}'; there are {string.Join(", ", Names)}");
        if (names is { Count: 0 })
            throw new DobbleException($"No condition is named; there are {string.Join(", ", Names)}");
        var wanted = (string name) => names is null || names.Contains(name);
        All =
        [
            .. TestConditions.All.Where(c => photos.Count > 0 && wanted(c.Name)).Select(c => new Condition(
                c.Name, c.Grade, [.. photos.Select((photo, i) => Spoiled(photo, c, unchecked((seed * 100_003) + i)))])),
            .. Optional(photos.Count > 0 && wanted(Cut), () => new Condition(Cut, "7 symbols whole", [.. CutCards.Images(photos, deck)])),
            .. Optional(photos.Count > 0 && wanted(Heap), () => new Condition(Heap, "cards of the photos", _heaps.OfPhotos())),
            .. Optional(wanted(Heap), () => new Condition(Heap, "drawn cards", _heaps.Drawn())),
            .. Optional(photos.Count > 0 && wanted(Stranger), () =>
                new Condition(Stranger, "a card of it beside one of ours", _heaps.WithStrangers())),
        ];
    }

    /// <summary>The names that conditions can be chosen by.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. TestConditions.All.Select(c => c.Name).Distinct(), Cut, Heap, Stranger];

    /// <summary>The conditions, as the table shows them.</summary>
    public IReadOnlyList<Condition> All { get; }

    /// <inheritdoc/>
    public void Dispose() => _heaps.Dispose();

    private static IEnumerable<Condition> Optional(bool wanted, Func<Condition> make) => wanted ? [make()] : [];

    private TrueImage Spoiled(LabelledPhoto photo, Corruption corruption, int seed) => new(photo.Path, () =>
    {
        var (image, truth) = Evaluator.Image(photo, _deck).Open();
        using var owned = image;
        var (spoiled, view) = corruption.Apply(image, seed);
        return (spoiled, truth.SeenIn(view));
    });
}
