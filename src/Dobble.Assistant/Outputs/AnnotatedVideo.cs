using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Recordings;
using OpenCvSharp;

namespace Dobble.Assistant.Outputs;

/// <summary>
/// Writes the video with the overlay drawn in, as motion JPEG at an even rate: where a frame was dropped the one before stays,
/// as on the screen.
/// </summary>
/// <param name="path">The AVI file to write; there must be none.</param>
/// <param name="rate">Images a second.</param>
/// <param name="language">Language of names and words.</param>
/// <param name="status">What the quiet line says.</param>
/// <param name="poster">Where to write one image of it, of an answer; null for nowhere.</param>
internal sealed class AnnotatedVideo(string path, double rate, string language, OverlayStatus status, string? poster = null) : IDisposable
{
    private const int Quality = 90;
    private const double PosterAfter = 0.8, Settled = 0.15;

    private readonly OverlaySceneBuilder _scenes = new(language);
    private readonly Mat _drawn = new();
    private OffscreenOverlay? _overlay;
    private AviWriter? _writer;
    private byte[] _last = [];
    private TimeSpan? _answered, _together;
    private bool _hasBest;

    public Output Output => Output.Of("video", Take);

    /// <summary>Ends the file, so that it can be played.</summary>
    public void Finish() => _writer?.Finish();

    public void Dispose()
    {
        _writer?.Dispose();
        _overlay?.Dispose();
        _drawn.Dispose();
    }

    private void Take(TableFrame frame)
    {
        var image = frame.Frame.Image;
        _overlay ??= new OffscreenOverlay(image.Width & ~1, image.Height & ~1);
        _writer ??= new AviWriter(path, new Size(_overlay.Width, _overlay.Height));
        var number = (long)Math.Round(frame.State.Time.TotalSeconds * rate);
        _overlay.Draw(image, _scenes.Build(frame.State, status), _drawn);
        Cv2.ImEncode(".jpg", _drawn, out var jpeg, [(int)ImwriteFlags.JpegQuality, Quality]);
        Poster(frame.State, jpeg);
        // Before the first frame there is none to repeat.
        Repeat(_last.Length > 0 ? _last : jpeg, number);
        Repeat(_last = jpeg, number + 1);
    }

    /// <summary>
    /// A moment after the first answer; better, once several are given together and all their symbols are in sight, while the hand that
    /// brought the card is, too.
    /// </summary>
    private void Poster(TableState state, byte[] jpeg)
    {
        if (state.Spoken.Count > 0)
            _answered ??= state.Time;
        var isTogether = state.Announced.Count > 1
            && state.Announced.All(pair => pair.Match is { FirstBox: not null, SecondBox: not null });
        _together = isTogether ? _together ?? state.Time : null;
        var isBetter = !_hasBest && state.Time - _together >= TimeSpan.FromSeconds(Settled);
        if (poster is null || !(isBetter || (state.Time - _answered > TimeSpan.FromSeconds(PosterAfter) && !File.Exists(poster))))
            return;
        _hasBest |= isBetter;
        File.WriteAllBytes(poster, jpeg);
    }

    private void Repeat(byte[] jpeg, long until)
    {
        while (_writer!.Frames < until)
            _writer.Add(jpeg, _writer.Frames, TimeSpan.FromSeconds(_writer.Frames / rate));
    }
}
