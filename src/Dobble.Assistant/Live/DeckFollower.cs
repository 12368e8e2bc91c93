using Dobble.Assistant.Controls;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Live;

/// <summary>Where the deck is to be found out: looks for another one when all cards on the table have been unknown for a while.</summary>
internal sealed class DeckFollower(DeckSwitch decks, StatusBoard board) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private TimeSpan? _unknownSince;
    private DeckChooser? _chooser;

    public Output Output => Output.Of("deck", Follow);

    public void Dispose() => _chooser?.Dispose();

    private void Follow(TableFrame frame)
    {
        var state = frame.State;
        if (state.Table.Cards.Count < 2 || state.Table.Cards.Any(card => card.Reading.Posterior.None < 0.5))
        {
            _unknownSince = null;
            return;
        }

        _unknownSince ??= state.Time;
        if (state.Time - _unknownSince < Wait)
            return;
        _unknownSince = state.Time;
        _chooser ??= new DeckChooser(decks.Wanted);
        if (_chooser.Choose(frame.Frame.Image) is { } deck && decks.Play(deck))
            board.Post(OverlayNotice.DeckChanged);
    }
}
