using Dobble.Assistant.Speech;
using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// The last stage's work: follows the cards over frames and decides what to say, as the game has it. Starts afresh when the deck changes.
/// </summary>
internal sealed class TableStage(PipelineOptions options, PipelineControl control, TimeProvider clock)
{
    private Deck? _deck;
    private TableTracker? _tracker;
    private SpeechPolicy? _policy;

    public TableFrame Follow(ReadFrame read)
    {
        if (read.Deck != _deck)
            (_deck, _tracker, _policy) = (
                read.Deck, new TableTracker(read.Deck, options.Tracker), new SpeechPolicy(read.Deck));
        var frame = read.Frame;
        var table = _tracker!.Update(frame.Time, read.Cards, read.Quality);
        var game = options.Games?.Follow(table, read.Deck, frame);
        if (game is { IsNew: true })
            _policy = new SpeechPolicy(read.Deck);
        var speech = game is null
            ? _policy!.Decide(table, frame.Time, control.Mode, options.Heard?.TakeAll())
            : _policy!.Decide(table with { Pairs = game.Shown }, frame.Time, heard: options.Heard?.TakeAll());
        var state = new TableState(
            frame.Number, frame.Time, clock.GetElapsedTime(frame.Arrived), frame.Image.Width, frame.Image.Height, read.Deck,
            table, speech.Spoken, speech.Mistakes)
        {
            Say = speech.Say,
            Announced = speech.Announced,
            Focus = speech.Focus,
            Quality = read.Quality,
            Game = game,
        };
        return new TableFrame(frame, state);
    }
}
