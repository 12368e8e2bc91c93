using System.Globalization;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Geometry;
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
            return blank with { Alarm = _words.Waiting, IsStale = true };
        if (status.IsSourceGone)
            return blank with { Alarm = status.IsPaused ? null : _words.NoCamera, IsStale = true };
        return WithTable(blank, state, status.IsPaused);
    }

    private OverlayScene WithTable(OverlayScene scene, TableState state, bool paused)
    {
        var cards = state.Table.Cards.ToDictionary(card => card.Id);
        var game = state.Game is { } played ? new GameText(played.State, state.Deck, language) : null;
        var links = LinkColors.Color(state.Shown.Where(pair => pair.IsDecided).Select(pair => Link(pair, state, cards)));
        OverlayName[] headline =
        [
            .. state.Announced.DistinctBy(pair => Name(pair, state))
                .Select(pair => new OverlayName(Name(pair, state), links.Find(link => link.Symbol == Symbol(pair, state))?.Color ?? 0)),
        ];
        return scene with
        {
            Cards = [.. cards.Values.Select(Card)],
            // What is covered for a moment keeps its answer, but not its rings: they would lie on the hand that covers it.
            Links = [.. links.Where(link => link.IsSeen).Select(link => headline is [var one] && link.Label == one.Text
                ? link with { Label = null }
                : link)],
            Headline = headline,
            Note = headline.Length > 0 || paused ? null : state.Table.NoAnswer is { } reason ? _words.NoAnswer[reason] : game?.Prompt,
            Notices = headline.Length > 0 && game?.News is { } news ? [news, .. scene.Notices] : scene.Notices,
            Scores = game?.Scores ?? [],
            Choices = game?.Choices ?? [],
            IsStale = paused,
        };
    }

    private string Name(TrackedPair pair, TableState state) => state.Deck.Symbols.SpokenNameOf(pair.Match.Symbol, language);

    private OverlayLink Link(TrackedPair pair, TableState state, Dictionary<int, TrackedCard> cards)
    {
        var (first, second) = (cards[pair.Match.FirstCard], cards[pair.Match.SecondCard]);
        var isProminent = state.Focus is not { } focus || first.Id == focus || second.Id == focus;
        return new OverlayLink(End(pair.Match.FirstBox, first), End(pair.Match.SecondBox, second), Symbol(pair, state))
        {
            IsProminent = isProminent,
            IsSeen = first.IsSeen && second.IsSeen,
            Label = isProminent ? Name(pair, state) : null,
        };
    }

    private static OverlayCard Card(TrackedCard card) =>
        new(card.Reading.Outline, card.IsSeen) { Symbols = [.. card.Reading.Symbols.Select(symbol => symbol.Box)] };

    private static OverlayLinkEnd End(Box? box, TrackedCard card) => OverlayLinkEnd.Of(box, card.Reading.Outline);

    /// <summary>Variants of one symbol are the same; those of an unknown deck are told apart by their cards.</summary>
    private static int Symbol(TrackedPair pair, TableState state) => pair.Match.Symbol is { } symbol
        ? state.Deck.Symbols[symbol].Slot
        : -1 - pair.Match.FirstCard - (1000 * pair.Match.SecondCard);

    private static string StatusLine(OverlayStatus status)
    {
        string?[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{status.FramesPerSecond:0} fps"),
            status.Delay is { } delay ? string.Create(CultureInfo.InvariantCulture, $"{delay.TotalMilliseconds:0} ms") : null,
            status.Provider, status.Deck, status.Source, status.Invitation,
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
