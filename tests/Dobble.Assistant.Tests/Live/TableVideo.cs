using Dobble.Assistant.Recordings;
using Dobble.Assistant.Tests.Pipeline;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Live;

/// <summary>Videos of a rendered table with two emoji cards that lie still.</summary>
internal static class TableVideo
{
    private const double FramesPerSecond = 12;

    /// <summary>Writes a video.</summary>
    /// <param name="path">The AVI file.</param>
    /// <param name="table">The table.</param>
    /// <param name="seconds">How long it is.</param>
    public static string Write(string path, FramePipelineTests.Table table, double seconds)
    {
        var jpeg = Jpeg(table.Scene.Image);
        using var writer = new AviWriter(path, table.Scene.Image.Size());
        for (var i = 0; i < seconds * FramesPerSecond; i++)
            writer.Add(jpeg, i, TimeSpan.FromSeconds(i / FramesPerSecond));
        writer.Finish();
        return path;
    }

    public static byte[] Jpeg(Mat image) =>
        image.ToBytes(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, 92));
}
