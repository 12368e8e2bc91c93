using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Outputs;

/// <summary>
/// Says the answers aloud. Names are made ahead, so that an answer waits for none; one that comes while its name is still being made gives
/// way to a newer answer.
/// </summary>
internal sealed class Announcer(ClipCache clips, ISpeaker speaker, string language)
{
    /// <summary>What waits while a name is being made.</summary>
    public const int Waiting = 60;

    /// <summary>Names are made ahead by half the processors; the others read, and one that is wanted now waits for none of them.</summary>
    private static readonly ParallelOptions Ahead = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2) };

    private Deck? _deck;

    public Output Output => new("voice", Waiting) { TakeTable = frame => SayAsync(frame.State) };

    /// <summary>Makes the names of a deck ahead, in the background.</summary>
    private Task Prepare(Deck deck)
    {
        _deck = deck;
        var names = deck.Symbols.Select(symbol => deck.Symbols.SpokenNameOf(symbol.Index, language)).Distinct();
        return Parallel.ForEachAsync(names, Ahead, async (name, _) => await clips.GetAsync(name).ConfigureAwait(false));
    }

    /// <summary>Says what is to be said after a frame.</summary>
    public async ValueTask SayAsync(TableState state)
    {
        if (state.Deck != _deck)
            _ = Prepare(state.Deck);
        if (state.Say is { } name
            && await clips.GetAsync(state.Deck.Symbols.SpokenNameOf(name.Symbol, language)).ConfigureAwait(false) is { } clip)
            speaker.Say([clip], state.Time);
    }
}
