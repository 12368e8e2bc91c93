using Dobble.Vision.Detection;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Pipeline;

/// <summary>A frame and where its cards may be. Owns a share of the frame.</summary>
internal sealed record FoundFrame(Frame Frame, IReadOnlyList<CardDetection> Found) : IDisposable
{
    public void Dispose() => Frame.Dispose();
}
