using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>Images from standard input: MJPEG (JPEG images in a row) or Y4M, told apart by their first bytes.</summary>
internal static class StreamSource
{
    /// <summary>Starts reading a stream, which the source then owns.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="name">What a person calls it.</param>
    /// <param name="rate">Images a second where the stream does not tell.</param>
    /// <param name="clock">The clock that tells when an image came; null to count images instead, as in a recording.</param>
    /// <exception cref="DobbleException">It is neither.</exception>
    public static IFrameSource Open(Stream stream, string name, double rate, TimeProvider? clock)
    {
        var window = new StreamWindow(stream);
        if (window.Fill(Y4mSource.Signature.Length) && window.Ahead.StartsWith(Y4mSource.Signature))
            return new Y4mSource(window, name, rate, clock);
        if (window.Fill(2) && window.Ahead is [0xFF, 0xD8, ..])
            return new MjpegSource(window, name, rate, clock);
        window.Dispose();
        throw new DobbleException(
            $"{name}: these are no images; send MJPEG or Y4M, for example: ffmpeg -i IN -f yuv4mpegpipe - | dobble live --source -");
    }
}
