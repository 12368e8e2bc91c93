using Dobble.Assistant.Capture;
using Dobble.Assistant.Photos;
using Dobble.Data.Checks;
using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using OpenCvSharp;

namespace Dobble.Assistant.Enrolment;

/// <summary>Shows a deck the cards of photos, of a video or of a camera.</summary>
/// <param name="finder">Finds the cards.</param>
/// <param name="deck">The deck that learns them.</param>
/// <param name="tell">Hears, a line each, of pictures that were of no use.</param>
/// <param name="show">Hears how far it is.</param>
internal sealed class Enroller(CardFinder finder, DeckEnrolment deck, Action<string> tell, Action<WorkProgress> show)
{
    /// <summary>How sure the finder must be to look at a card, and how far one may reach beyond the image, in parts of its width.</summary>
    private const float LikelyCard = 0.4f;
    private const double MaxCut = 0.04;

    /// <summary>Time between images of a video that are looked at: a card is shown for longer.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.25);

    private readonly Dictionary<int, string> _firstSeen = [];
    private EnrolmentReport _report = new(0, 0, 0, 0, [], []);

    /// <summary>How the deck stands.</summary>
    public EnrolmentReport Report => _report;

    /// <summary>Pictures that could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Takes up what was shown before.</summary>
    public void Resume()
    {
        deck.Resume((done, of) => show(new WorkProgress("looking at what was shown before", done, of)));
        _report = deck.Update();
    }

    /// <summary>Looks at every photo of a folder.</summary>
    public void Photos(string folder, CancellationToken stop)
    {
        var photos = PhotoFiles.Expand([folder]).ToArray();
        var refused = new List<(string Photo, int Found, CardDetection[] Cards)>();
        for (var i = 0; i < photos.Length && !stop.IsCancellationRequested; i++)
        {
            try
            {
                using var image = Photo.Load(photos[i]);
                var found = Find(image);
                if (Look(image, found, Path.GetFileName(photos[i])) is { Length: > 0 } few)
                    refused.Add((photos[i], found.Count, few));
            }
            catch (DobbleException e)
            {
                Unreadable++;
                tell(e.Message);
            }

            show(new WorkProgress(InWords(), i + 1, photos.Length));
        }

        // Whether few symbols make a card shows only when others were seen.
        foreach (var (photo, found, cards) in refused)
        {
            if (stop.IsCancellationRequested)
                break;
            using var image = Photo.Load(photo);
            var where = Path.GetFileName(photo);
            if (Look(image, cards, where).Length == found)
                tell($"{where}: what lies there shows too few symbols for a card and was left out; is it a joker, or covered?");
        }
    }

    /// <summary>Looks at a video, or through a camera until it is stopped.</summary>
    public void Video(IFrameSource source, CancellationToken stop)
    {
        using var image = new Mat();
        var (next, number) = (TimeSpan.Zero, 0L);
        try
        {
            for (; source.Next(image, out var time, stop) is var outcome and not (SourceOutcome.Ended or SourceOutcome.Lost); number++)
            {
                if (outcome != SourceOutcome.Image || time < next)
                    continue;
                next = time + Step;
                Watch(image, $"{source.Name}, {time:mm\\:ss}");
                show(new WorkProgress(InWords(), source.Length is null ? _report.InDeck : number + 1, source.Length ?? Whole()));
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever stops a camera has shown all there is.
        }
    }

    /// <summary>Takes cards out again that are not of the deck.</summary>
    public void Forget(int[] cards)
    {
        deck.Forget(cards);
        _report = deck.Update();
    }

    /// <summary>What each card that is not in the deck lacks, a line each, and which cards in it were not seen whole.</summary>
    public IEnumerable<string> Troubles()
    {
        foreach (var card in _report.LeftOut)
            yield return $"card {card.Card}{FirstSeen(card.Card)} is not in the deck: {InWords(card.Reason)}";
        var (covered, all) = (_report.Covered, $"{_report.SymbolsPerCard} symbols");
        if (covered.Count == 1)
            yield return $"card {covered[0]}{FirstSeen(covered[0])} has not shown all its {all} yet; show it again, uncovered";
        else if (covered.Count > 1)
        {
            yield return $"cards {string.Join(", ", covered.SkipLast(1))} and {covered[^1]} have not shown all their {all} yet; "
                + "show them again, uncovered";
        }
    }

    private static string InWords(LeftOutReason reason) => reason == LeftOutReason.NoneShared
        ? "it shares no symbol with most others, so it is of another deck, a joker, or too little of it was seen"
        : "its symbols could not all be told apart; show it again";

    private string FirstSeen(int card) => _firstSeen.TryGetValue(card, out var where) ? $" ({where})" : string.Empty;

    private long Whole() => ProjectivePlane.Count(Math.Max(0, _report.SymbolsPerCard - 1));

    private string InWords()
    {
        var seen = $"{Show.Count(_report.Cards, "card")}, {Show.Count(_report.Symbols, "symbol")}";
        return _report.LeftOut.Count == 0
            ? seen
            : $"{seen}; show again: card {string.Join(", ", _report.LeftOut.Take(5).Select(card => card.Card))}";
    }

    /// <summary>Shows the deck what was found; gives back what showed too few symbols for a card.</summary>
    private CardDetection[] Look(Mat image, IReadOnlyList<CardDetection> found, string where)
    {
        if (found.Count == 0)
            tell($"{where}: no card was found on it; lay the whole card in the picture, on another colour");
        ShownOutcome[] outcomes = [.. found.Select(card => Take(image, card, where))];
        foreach (var trouble in outcomes.Select(Trouble).OfType<string>().Distinct())
            tell($"{where}: {trouble}");
        if (outcomes.Any(outcome => outcome is ShownOutcome.New or ShownOutcome.Again))
            _report = deck.Update();
        return [.. found.Where((_, i) => outcomes[i] == ShownOutcome.TooFewSymbols)];
    }

    private void Watch(Mat image, string where)
    {
        var changed = false;
        foreach (var card in Find(image).Where(card => !deck.IsKnown(image, card.Outline)))
            changed |= Take(image, card, where) is ShownOutcome.New or ShownOutcome.Again;
        if (changed)
            _report = deck.Update();
    }

    private ShownOutcome Take(Mat image, CardDetection card, string where)
    {
        var (outcome, number) = deck.Show(image, card);
        if (number is { } shown)
            _firstSeen.TryAdd(shown, where);
        return outcome;
    }

    private List<CardDetection> Find(Mat image) => [.. OutlineRefiner.RefineAll(image, finder.Find(image))
        .Where(card => card.Score >= LikelyCard && IsWhole(image, card))
        .OrderBy(card => card.Outline.Y).ThenBy(card => card.Outline.X)];

    private static bool IsWhole(Mat image, CardDetection card)
    {
        var bounds = card.Outline.Bounds;
        var cut = MaxCut * bounds.Width;
        return bounds.X1 > -cut && bounds.Y1 > -cut && bounds.X2 < image.Width + cut && bounds.Y2 < image.Height + cut;
    }

    private static string? Trouble(ShownOutcome outcome) => outcome switch
    {
        ShownOutcome.Blurred => "a card is blurred and was left out; take it again with more light or a steadier hand",
        ShownOutcome.TooSmall => "a card is too small and was left out; take it from nearer",
        _ => null,
    };
}
