using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>Where images come from: a camera, a video, a folder of images, an address, standard input. One thread reads it.</summary>
internal interface IFrameSource : IDisposable
{
    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>Whether images come by themselves, so that those that nobody takes are lost.</summary>
    bool IsLive { get; }

    /// <summary>Images a second; null where that is not known.</summary>
    double? Rate { get; }

    /// <summary>Number of images; null where there is no end or it is not known.</summary>
    long? Length { get; }

    /// <summary>
    /// Waits for the next image and writes it, 8-bit BGR, into <paramref name="image"/>; its size may change between images.
    /// </summary>
    /// <param name="image">Receives the pixels; reused, so that nothing is allocated.</param>
    /// <param name="time">Time into the recording, or since the source was opened.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop);
}
