using System.Text.Json;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Outputs.Events;

/// <summary>What happened on the table, as JSON lines. Feed it the states in their order: silence is told when it changes.</summary>
internal sealed class EventLines
{
    private string? _noAnswer;
    private bool _started;

    public IEnumerable<string> Of(TableState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var table = state.Table;
        foreach (var card in table.Gone)
            yield return Card("gone", card, state);
        foreach (var card in table.Appeared)
            yield return Card("appeared", card, state);
        foreach (var pair in table.Withdrawn)
            yield return Pair("withdrawn", pair, state, IsAmong(state.Mistakes, pair));
        foreach (var pair in table.Decided)
            yield return Pair("decided", pair, state);
        foreach (var pair in state.Spoken)
            yield return Pair("spoken", pair, state);
        var noAnswer = state.IsSourceGone ? "camera_gone" : table.NoAnswer?.Id();
        if (!_started || noAnswer != _noAnswer)
            yield return NoAnswer(state, noAnswer);
        (_noAnswer, _started) = (noAnswer, true);
    }

    private static bool IsAmong(IReadOnlyList<TrackedPair> pairs, TrackedPair pair) =>
        pairs.Any(p => p.Match.Cards == pair.Match.Cards);

    private static string Card(string name, TrackedCard card, TableState state) => JsonSerializer.Serialize(
        new CardEventJson(
            name, state.Frame, Seconds(state.Time), card.Id, card.Reading.Posterior.Known,
            [.. card.Reading.Outline.Outline().Select(point => new[] { Pixels(point.X), Pixels(point.Y) })]),
        EventJsonContext.Default.CardEventJson);

    private static string Pair(string name, TrackedPair pair, TableState state, bool? mistake = null)
    {
        var match = pair.Match;
        var json = new PairEventJson(
            name, state.Frame, Seconds(state.Time), [match.FirstCard, match.SecondCard], Id(match.Symbol, state.Deck),
            Math.Round(match.Confidence, 4), [Pixels(match.FirstBox), Pixels(match.SecondBox)])
        {
            Mistake = mistake,
        };
        return JsonSerializer.Serialize(json, EventJsonContext.Default.PairEventJson);
    }

    private static string NoAnswer(TableState state, string? reason) => JsonSerializer.Serialize(
        new NoAnswerEventJson("silence", state.Frame, Seconds(state.Time), reason),
        EventJsonContext.Default.NoAnswerEventJson);

    private static string? Id(int? symbol, Deck deck) => symbol is { } index ? deck.Symbols[index].Id : null;

    private static double[]? Pixels(Box? box) => box is { } b ? [Pixels(b.X1), Pixels(b.Y1), Pixels(b.X2), Pixels(b.Y2)] : null;

    private static double Pixels(double value) => Math.Round(value, 1);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 4);
}
