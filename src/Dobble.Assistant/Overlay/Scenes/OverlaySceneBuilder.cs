using System.Globalization;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Says what is to be drawn. Pure: the same state makes the same scene.</summary>
/// <param name="language">Two-letter code; names and words fall back to English.</param>
internal sealed class OverlaySceneBuilder(string language)
{
    private readonly OverlayWords _words = OverlayWords.In(language);

    /// <summary>The scene after a frame.</summary>
    /// <param name="state">What is known; null before the first frame.</param>
    /// <param name="status">What else is said.</param>
    public OverlayScene Build(TableState? state, OverlayStatus status)
    {
        var blank = new OverlayScene(state?.Width ?? 0, state?.Height ?? 0)
        {
            Status = StatusLine(status),
            Flags = Flags(status),
            Notices = [.. status.Notices.Select(notice => _words.Notices[notice])],
        };
        if (state is null)
            return blank with { Note = _words.Waiting, IsStale = true };
        if (status.IsSourceGone)
            return blank with { Note = status.IsPaused ? null : _words.NoCamera, IsStale = true };
        return WithTable(blank, state, status.IsPaused);
    }

    private OverlayScene WithTable(OverlayScene scene, TableState state, bool paused)
    {
        // What is covered for a moment keeps its answer, but not its rings: they would lie on the hand that covers it.
        var seen = state.Table.Cards.Where(card => card.IsSeen).Select(card => card.Id).ToHashSet();
        var all = state.Table.Pairs.Where(pair => pair.IsDecided).ToList();
        var decided = all.FindAll(pair => seen.Contains(pair.Match.FirstCard) && seen.Contains(pair.Match.SecondCard));
        var newest = (decided.Count > 0 ? decided : all).MaxBy(pair => (pair.Since, pair.Match.SecondCard, pair.Match.FirstCard));
        var cards = state.Table.Cards.ToDictionary(card => card.Id, card => card.Reading);
        return scene with
        {
            Cards = [.. state.Table.Cards.Select(card => new OverlayCard(card.Reading.Outline, card.IsSeen))],
            Links = [.. decided.Select(pair => Link(pair, cards, pair == newest ? null : Name(pair, state)))],
            Headline = newest is null ? null : new OverlayHeadline(Name(newest, state), Color(newest)),
            Note = state.Table.NoAnswer is { } reason && newest is null && !paused ? _words.NoAnswer[reason] : null,
            IsStale = paused,
        };
    }

    private string Name(TrackedPair pair, TableState state) => state.Deck.Symbols.SpokenNameOf(pair.Match.Symbol, language);

    private static OverlayLink Link(TrackedPair pair, Dictionary<int, CardReading> cards, string? label) =>
        new(End(pair.Match.FirstBox, cards[pair.Match.FirstCard]), End(pair.Match.SecondBox, cards[pair.Match.SecondCard]), Color(pair),
            label);

    private static OverlayLinkEnd End(Box? box, CardReading card) => box is { } ring
        ? new OverlayLinkEnd(ring.CenterX, ring.CenterY, ring)
        : new OverlayLinkEnd((float)card.Outline.X, (float)card.Outline.Y, null);

    /// <summary>A pair's colour follows from its cards, so that it stays while other pairs come and go.</summary>
    private static int Color(TrackedPair pair) => pair.Match.FirstCard + (3 * pair.Match.SecondCard);

    private static string StatusLine(OverlayStatus status)
    {
        string?[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{status.FramesPerSecond:0} fps"),
            status.Delay is { } delay ? string.Create(CultureInfo.InvariantCulture, $"{delay.TotalMilliseconds:0} ms") : null,
            status.Provider, status.Deck, status.Source,
        ];
        return string.Join("  ·  ", parts.Where(part => part is not null));
    }

    private OverlayFlag[] Flags(OverlayStatus status) =>
    [
        .. status.IsRecording ? [new OverlayFlag(_words.Recording, IsRecording: true)] : Array.Empty<OverlayFlag>(),
        .. status.IsPaused ? [new OverlayFlag(_words.Paused)] : Array.Empty<OverlayFlag>(),
        .. status.IsMuted ? [new OverlayFlag(_words.Muted)] : Array.Empty<OverlayFlag>(),
    ];
}
