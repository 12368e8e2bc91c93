using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Outputs;

/// <summary>
/// Says the names that are to be said. They are made ahead, those that a pair on the table may need before the others, so that an answer
/// waits for none; one that is out of date by the time that its name is made is not said.
/// </summary>
/// <param name="clips">The names.</param>
/// <param name="speaker">Where they are heard; stays the caller's.</param>
/// <param name="language">Language of the names.</param>
/// <param name="heard">Hears what began to be heard; null in a replay, whose time waits while a name is made.</param>
internal sealed class Announcer(ClipCache clips, ISpeaker speaker, string language, HeardNames? heard = null)
{
    /// <summary>What waits for a name that is being made, where every frame counts.</summary>
    public const int Waiting = 60;

    /// <summary>So long after it was decided an answer is not said any more.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    /// <summary>Names are made ahead by half the processors; the others read, and one that is wanted now waits for none of them.</summary>
    private static readonly ParallelOptions Ahead = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2) };

    private Deck? _deck;
    private volatile TableState? _latest;

    /// <summary>Says what is to be said after a frame; ends once it was handed to the speaker, or is out of date.</summary>
    public async Task SayAsync(TableState state)
    {
        // What a game says before an answer may have kept this one waiting.
        if (!(_latest?.Frame > state.Frame))
            _latest = state;
        if (state.Deck != _deck)
            _ = PrepareAsync(_deck = state.Deck);
        foreach (var pair in state.Table.Pairs.Where(pair => pair is { IsDecided: false, Match.Symbol: not null }))
            _ = clips.GetAsync(NameOf(pair.Match.Symbol!.Value, state.Deck));
        if (state.Say is { } name && await clips.GetAsync(NameOf(name.Symbol, state.Deck)).ConfigureAwait(false) is { } clip
            && (heard is null || Holds(name, state, _latest)))
            speaker.Say(clip, name.CutsOff, state.Time, () => heard?.Add(name));
    }

    /// <summary>Makes the names of a deck ahead, in the background.</summary>
    private Task PrepareAsync(Deck deck)
    {
        var names = deck.Symbols.Select(symbol => NameOf(symbol.Index, deck)).Distinct();
        return Parallel.ForEachAsync(names, Ahead, async (name, _) => await clips.GetAsync(name).ConfigureAwait(false));
    }

    private string NameOf(int symbol, Deck deck) => deck.Symbols.SpokenNameOf(symbol, language);

    /// <summary>Whether what was to be said is still among what is answered.</summary>
    private static bool Holds(Utterance name, TableState then, TableState now) => now.Deck == then.Deck && now.Time - then.Time < MaxDelay
        && now.Announced.Any(answer => name.Pairs.Any(pair => pair.Match.Cards == answer.Match.Cards
            && pair.Match.Symbol == answer.Match.Symbol));
}
