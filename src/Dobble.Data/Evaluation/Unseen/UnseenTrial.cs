using Dobble.Data.Galleries;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Corruptions;
using Dobble.Scenes.Crops;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Quality;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;

namespace Dobble.Data.Evaluation.Unseen;

/// <summary>Shows the cards of a deck on rendered tables, spoiled as cameras do, and then plays it.</summary>
/// <param name="kind">The deck.</param>
/// <param name="root">Folder that the artwork lies under.</param>
/// <param name="shape">The outline of its cards.</param>
/// <param name="options">The networks, and the decks whose symbols name others.</param>
/// <param name="stop">Stops between tables.</param>
public sealed class UnseenTrial(UnseenDeck kind, string root, CardShape shape, ReaderOptions options, CancellationToken stop) : IDisposable
{
    private const int Width = 1280, Height = 720, CardsShown = 3, HalfASecond = 15;
    private const double Clear = 0.98, Threshold = 0.9;

    /// <summary>Cards that are shown to find out what the deck means by its symbols.</summary>
    private const int ShownToTell = 60;

    /// <summary>Share of a symbol that must be uncovered for it to be seen.</summary>
    private const double Seen = 0.7;

    private readonly Deck _deck = Deck.Create(
        "unseen", [.. Enumerable.Range(0, ProjectivePlane.Count(kind.Order)).Select(i => $"s{i}")], ProjectivePlane.Create(kind.Order));

    private readonly Dictionary<int, DemoTable> _tables = [];

    /// <summary>Symbols, and cards, of the deck.</summary>
    public int Cards => _deck.Cards.Count;

    /// <summary>Enrols the deck.</summary>
    /// <param name="path">The deck file to write.</param>
    /// <param name="views">How often each card is shown.</param>
    /// <param name="cards">How many of the cards are shown: the first.</param>
    public EnrolmentReport Enrol(string path, int views, int cards)
    {
        using var finder = new CardFinder(options.FinderModel, options.Provider);
        using var reader = new CardReader(options.ReaderModel, options.Provider);
        using var comparer = new SymbolComparer(options.ComparerModel, options.Provider);
        var enrolment = new DeckEnrolment(path, reader, comparer);
        var refused = new HashSet<(int Table, CardDetection Card)>();
        Show(first: true);
        var report = enrolment.Update();
        if (refused.Count == 0)
            return report;
        // What shows few symbols may turn out to be a card when others were seen; photos are looked at again then.
        Show(first: false);
        return enrolment.Update();

        void Show(bool first)
        {
            foreach (var (table, scene) in Shown(views, cards).Index())
            {
                using (scene)
                {
                    foreach (var card in OutlineRefiner.RefineAll(scene.Image, finder.Find(scene.Image)))
                    {
                        if ((first || refused.Contains((table, card)))
                            && enrolment.Show(scene.Image, card).Outcome == ShownOutcome.TooFewSymbols)
                            refused.Add((table, card));
                    }
                }
            }
        }
    }

    /// <summary>Plays the enrolled deck on tables that it has not seen.</summary>
    /// <param name="path">The deck file.</param>
    /// <param name="scenes">Tables of each number of cards, two to four, of all cards of the deck.</param>
    /// <param name="cards">How many of the cards were enrolled.</param>
    public UnseenScore Play(string path, int scenes, int cards)
    {
        using var reader = new TableReader(options with { Deck = path });
        var meaning = Meaning(reader, cards);
        return Play(reader, scenes, (match, first, second, shared) => match.Symbol is { } symbol
            ? meaning.GetValueOrDefault(symbol, -1) == shared
            : AreRinged(match, first, second, shared));
    }

    /// <summary>Plays with a gallery made of the images that the deck is printed of, as <c>dobble deck make</c> does.</summary>
    /// <param name="scenes">Tables of each number of cards, two to four.</param>
    public UnseenScore PlayFromImages(int scenes)
    {
        var finder = new CardFinder(options.FinderModel, options.Provider);
        var reader = new CardReader(options.ReaderModel, options.Provider);
        var sprites = kind.Draw(root, Cards);
        var gallery = ViewGallery.Make(
            _deck, reader, [.. sprites.Select((sprite, i) => new[] { SymbolImage.Of($"s{i}", sprite) })], [], _ => { }, stop);
        foreach (var sprite in sprites)
            sprite.Dispose();
        using var table = new TableReader(finder, reader, _deck, gallery);
        return Play(table, scenes, (match, _, _, shared) => match.Symbol == shared);
    }

    /// <summary>Plays without having seen the deck.</summary>
    /// <param name="scenes">Tables of each number of cards, two to four.</param>
    public UnseenScore PlayUnknown(int scenes)
    {
        using var reader = new TableReader(options with { Deck = ReaderOptions.AnyDeck });
        return Play(reader, scenes, AreRinged);
    }

    /// <summary>
    /// Plays without having seen the deck, as live play does: half a second of frames, each with its own noise and shake.
    /// </summary>
    /// <param name="scenes">Tables of each number of cards, two to four.</param>
    public UnseenScore PlayUnknownLive(int scenes)
    {
        var score = new UnseenScore(0, 0, 0);
        foreach (var (seed, scene) in Played(scenes))
        {
            using (scene)
            {
                // A reader of its own for each: it remembers the cards that it saw.
                using var reader = new TableReader(options with { Deck = ReaderOptions.AnyDeck });
                var tracker = new TableTracker(reader.Deck, new TrackerOptions());
                TableUpdate? table = null;
                foreach (var (time, frame) in ShakyFrames.Of(scene.Image, seed, HalfASecond))
                {
                    var found = reader.FindCards(frame, out _);
                    var quality = QualityMeter.Measure(frame, [.. found.Select(card => card.Outline)]);
                    table = tracker.Update(time, reader.ReadCards(frame, found), quality);
                }

                var outlines = table!.Cards.ToDictionary(card => card.Id, card => card.Reading.Outline);
                score += Score(
                    scene, [.. table.Pairs.Where(pair => pair.IsDecided).Select(pair => pair.Match)], id => outlines[id], AreRinged);
            }
        }

        return score;
    }

    /// <summary>
    /// How many of the pairs that are played show their shared symbol on both cards: where another card lies on it, only a deck that is
    /// known can tell it.
    /// </summary>
    /// <param name="scenes">Tables of each number of cards, two to four.</param>
    public int PairsThatShowIt(int scenes)
    {
        var pairs = 0;
        foreach (var (_, scene) in Played(scenes))
        {
            using (scene)
            {
                for (var i = 0; i < scene.Cards.Count; i++)
                    pairs += scene.Cards.Skip(i + 1).Count(other => ShowShared(scene.Cards[i], other));
            }
        }

        return pairs;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables.Values)
            table.Dispose();
    }

    private UnseenScore Play(TableReader reader, int scenes, Func<Match, PlacedCard, PlacedCard, int, bool> isRight)
    {
        var score = new UnseenScore(0, 0, 0);
        foreach (var (_, scene) in Played(scenes))
        {
            using (scene)
            {
                var reading = reader.Read(scene.Image, Threshold);
                score += Score(scene, reading.Matches, id => reading.Cards[id].Outline, isRight);
            }
        }

        return score;
    }

    /// <summary>Tables that show no card for enrolment.</summary>
    private IEnumerable<(int Seed, TableScene Scene)> Played(int scenes)
    {
        for (var i = 0; i < 3 * scenes; i++)
        {
            stop.ThrowIfCancellationRequested();
            var random = new Random(7_000 + i);
            var cards = Enumerable.Range(0, Cards).ToArray();
            random.Shuffle(cards);
            yield return (i, Table(2 + (i % 3)).Render(50_000 + i, cards));
        }
    }

    private UnseenScore Score(
        TableScene scene, IReadOnlyList<Match> matches, Func<int, Ellipse> outline, Func<Match, PlacedCard, PlacedCard, int, bool> isRight)
    {
        var pairs = scene.Cards.Count * (scene.Cards.Count - 1) / 2;
        var right = matches.Count(match =>
            Under(scene, outline(match.FirstCard)) is { } first && Under(scene, outline(match.SecondCard)) is { } second && first != second
            && isRight(match, first, second, _deck.SharedSlot(first.Card!.Value, second.Card!.Value)));
        return new UnseenScore(right, matches.Count - right, Math.Max(0, pairs - matches.Count));
    }

    private static bool AreRinged(Match match, PlacedCard first, PlacedCard second, int shared) =>
        IsOn(first, match.FirstBox, shared) && IsOn(second, match.SecondBox, shared);

    /// <summary>
    /// Which symbol the deck means by each of its own: the one that its cards have in common, and of a card that has it alone the one that
    /// stands where it is read.
    /// </summary>
    private Dictionary<int, int> Meaning(TableReader reader, int cards)
    {
        var votes = new List<(int Said, int True)>();
        foreach (var scene in Shown(Math.Max(1, ShownToTell / cards), cards))
        {
            using (scene)
            {
                foreach (var card in reader.Read(scene.Image).Cards.Where(card => card.Posterior.Cards[card.Posterior.Best] > Threshold))
                {
                    if (Under(scene, card.Outline) is { } placed)
                        votes.AddRange(Votes(reader.Deck, card, placed));
                }
            }
        }

        return votes.GroupBy(vote => vote.Said)
            .ToDictionary(said => said.Key, said => said.GroupBy(vote => vote.True).MaxBy(same => same.Count())!.Key);
    }

    /// <summary>Two votes for each symbol that stands on the card, and one more where it is read, which is less sure.</summary>
    private static IEnumerable<(int Said, int True)> Votes(Deck deck, CardReading card, PlacedCard placed) =>
        from symbol in deck.Symbols
        where deck.Cards[card.Posterior.Best].Contains(symbol.Slot)
        let read = card.Symbols.FirstOrDefault(read => read.Symbol == symbol.Index)
        from shown in placed.Symbols
        let votes = read is not null && shown == placed.Symbols.MaxBy(other => other.Box.IoU(read.Box)) ? 3 : 2
        from vote in Enumerable.Repeat((symbol.Index, shown.Symbol), votes)
        select vote;

    /// <summary>Tables that show each of the first cards so often, none of it covered.</summary>
    private IEnumerable<TableScene> Shown(int views, int count)
    {
        var seed = 0;
        for (var shown = 0; shown < views * count; shown += CardsShown)
        {
            stop.ThrowIfCancellationRequested();
            var cards = Enumerable.Range(shown, CardsShown).Select(i => i % count).ToArray();
            var scene = Table(CardsShown).Render(seed++, cards);
            while (!scene.Cards.All(card => card.Visible > Clear))
            {
                scene.Dispose();
                scene = Table(CardsShown).Render(seed++, cards);
            }

            yield return scene;
        }
    }

    private DemoTable Table(int cards) => _tables.TryGetValue(cards, out var table)
        ? table
        : _tables[cards] = new DemoTable(_deck, new DeckArtist(_deck, kind.Draw(root, Cards)) { Shape = shape }, cards, Width, Height);

    private bool ShowShared(PlacedCard first, PlacedCard second)
    {
        var shared = _deck.SharedSlot(first.Card!.Value, second.Card!.Value);
        bool Shows(PlacedCard card) => card.Symbols.Single(placed => placed.Symbol == shared).Visible >= Seen;
        return Shows(first) && Shows(second);
    }

    private static PlacedCard? Under(TableScene scene, Ellipse outline) => scene.Cards
        .Where(placed => placed.Outline.Contains(outline.X, outline.Y))
        .MinBy(placed => Math.Abs(placed.Outline.X - outline.X) + Math.Abs(placed.Outline.Y - outline.Y));

    private static bool IsOn(PlacedCard card, Box? ring, int symbol) => ring is { } box
        && card.Symbols.Single(placed => placed.Symbol == symbol).Box is var place
        && box.CenterX >= place.X1 && box.CenterX <= place.X2 && box.CenterY >= place.Y1 && box.CenterY <= place.Y2;
}
