using System.Text.Json;
using Dobble.Assistant.Outputs.Events;
using Dobble.Vision.Tracking;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Outputs.Events;

/// <summary>The JSON lines that others rely on.</summary>
public sealed class EventLinesTests
{
    private readonly EventLines _lines = new();

    [Fact]
    public void A_pair_that_is_decided_and_spoken_has_the_shape_that_is_promised()
    {
        var pair = Pair(3, 7, confidence: 0.99912);
        var lines = _lines.Of(State(Update([Card(3), Card(7)], [pair], decided: [pair]), frame: 41, spoken: [pair])).ToList();
        Assert.Equal(["decided", "spoken", "silence"], lines.Select(Event));
        var symbol = Deck.Symbols[pair.Match.Symbol!.Value].Id;
        Assert.Equal(
            $$"""{"event":"spoken","frame":41,"time":1.3667,"pair":[3,7],"symbol":"{{symbol}}","probability":0.9991,"boxes":[[10,20,30,40],null]}""",
            lines[1]);
    }

    [Fact]
    public void Only_an_answer_that_was_said_aloud_is_a_mistake_when_it_is_withdrawn()
    {
        var (said, unsaid) = (Pair(0, 1, decided: false), Pair(0, 2, decided: false));
        var state = State(Update([Card(0), Card(1), Card(2)], [said, unsaid], withdrawn: [said, unsaid]), mistakes: [said]);
        var mistakes = _lines.Of(state).Where(line => Event(line) == "withdrawn")
            .Select(line => Root(line).GetProperty("mistake").GetBoolean());
        Assert.Equal([true, false], mistakes);
    }

    [Fact]
    public void Cards_come_and_go_with_their_place_in_the_deck_and_their_outline()
    {
        var line = Root(_lines.Of(State(Update([Card(5)], appeared: [Card(5)]))).First());
        Assert.Equal(("appeared", 5, 5),
            (line.GetProperty("event").GetString(), line.GetProperty("card").GetInt32(), line.GetProperty("slot").GetInt32()));
        Assert.True(line.GetProperty("outline").GetArrayLength() >= 16);
        Assert.Equal("gone", Event(_lines.Of(State(Update([], gone: [Card(5)]))).First()));
    }

    [Fact]
    public void The_reason_for_silence_is_told_when_it_changes_and_only_then()
    {
        NoAnswerReason?[] reasons = [
            NoAnswerReason.NoCards, NoAnswerReason.NoCards, NoAnswerReason.OneCard, null, null, NoAnswerReason.TooDark];
        var told = reasons.SelectMany(reason => _lines.Of(State(Update([], noAnswer: reason))))
            .Select(line => Root(line).GetProperty("reason").GetString());
        Assert.Equal(["no_cards", "one_card", null, "too_dark"], told);
    }

    private static JsonElement Root(string line) => JsonDocument.Parse(line).RootElement;

    private static string? Event(string line) => Root(line).GetProperty("event").GetString();
}
