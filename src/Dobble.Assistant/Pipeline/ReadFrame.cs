using Dobble.Vision.Decks;
using Dobble.Vision.Frames;
using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Pipeline;

/// <summary>A frame and what its cards say. Owns a share of the frame.</summary>
internal sealed record ReadFrame(Frame Frame, Deck Deck, IReadOnlyList<CardReading> Cards, ImageQuality Quality) : IDisposable
{
    public void Dispose() => Frame.Dispose();
}
