using Dobble.Vision.Frames;

namespace Dobble.Assistant.Pipeline;

/// <summary>A frame and what is known after it. Owns a share of the frame.</summary>
internal sealed record TableFrame(Frame Frame, TableState State) : IDisposable
{
    public TableFrame Share() => this with { Frame = Frame.Share() };

    public void Dispose() => Frame.Dispose();
}
