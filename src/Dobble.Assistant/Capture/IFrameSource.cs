using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>Where pictures come from: a camera, a video, a folder of pictures, an address, standard input. One thread reads it.</summary>
internal interface IFrameSource : IDisposable
{
    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>Whether pictures come by themselves, so that those that nobody takes are lost.</summary>
    bool IsLive { get; }

    /// <summary>Pictures a second; null where that is not known.</summary>
    double? Rate { get; }

    /// <summary>Number of pictures; null where there is no end or it is not known.</summary>
    long? Length { get; }

    /// <summary>Waits for the next picture and writes it, 8-bit BGR, into <paramref name="picture"/>; its size may change between pictures.</summary>
    /// <param name="picture">Receives the pixels; reused, so that nothing is allocated.</param>
    /// <param name="time">Time into the recording, or since the source was opened.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    SourceOutcome Next(Mat picture, out TimeSpan time, CancellationToken stop);
}
