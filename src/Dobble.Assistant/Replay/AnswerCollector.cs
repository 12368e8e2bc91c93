using Dobble.Assistant.Pipeline;

namespace Dobble.Assistant.Replay;

/// <summary>Keeps what was said aloud over a recording.</summary>
internal sealed class AnswerCollector
{
    private readonly List<Answer> _answers = [];

    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>Answers that were said and later withdrawn.</summary>
    public int Mistakes { get; private set; }

    public void Add(TableState state)
    {
        Mistakes += state.Mistakes.Count;
        foreach (var pair in state.Spoken)
        {
            var symbol = state.Deck.Symbols[pair.Match.Symbol!.Value];
            _answers.Add(new Answer(
                state.Time, Card(pair.Match.FirstCard, state), Card(pair.Match.SecondCard, state), symbol.Slot, symbol.Id,
                pair.Match.Confidence));
        }
    }

    private static int? Card(int identity, TableState state) =>
        state.Table.Cards.FirstOrDefault(card => card.Id == identity) is { } card ? card.Reading.Posterior.Known : null;
}
