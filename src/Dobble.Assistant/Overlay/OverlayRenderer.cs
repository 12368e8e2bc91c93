using System.Numerics;
using Dobble.Assistant.Overlay.Rendering;
using Dobble.Assistant.Overlay.Scenes;
using OpenCvSharp;
using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay;

/// <summary>
/// Draws an image and the scene over it into the current framebuffer. It belongs to the OpenGL ES 3.0 context that is
/// current when it is made, and is used and disposed with that context current.
/// </summary>
internal sealed class OverlayRenderer : IDisposable
{
    private const float StaleLight = 0.45f;

    private readonly GL _gl;
    private readonly GlyphAtlas _atlas = new();
    private readonly Sketch _sketch;
    private readonly HelpLayer _help;
    private readonly ImagePainter _image;
    private readonly SketchPainter _painter;
    private OverlayScene? _scene;
    private OverlayLayout? _layout;

    public OverlayRenderer(GL gl)
    {
        _gl = gl;
        _sketch = new Sketch(_atlas);
        (_help, _image, _painter) = (new(_sketch), new(gl), new(gl));
    }

    /// <summary>Takes over the pixels of another image, 8-bit BGR; it is drawn until the next.</summary>
    public void Load(Mat image) => _image.Load(image);

    /// <summary>Draws the image and a scene.</summary>
    /// <param name="scene">What is drawn over the image.</param>
    /// <param name="width">Width of the framebuffer in pixels.</param>
    /// <param name="height">Height of the framebuffer in pixels.</param>
    /// <param name="topFirst">Whether the framebuffer's first row is to be the topmost, as in images; on screens it is the lowest.</param>
    public void Draw(OverlayScene scene, int width, int height, bool topFirst = false)
    {
        var (target, up) = (new Vector2(width, height), topFirst ? -1 : 1);
        _gl.Viewport(0, 0, (uint)width, (uint)height);
        _gl.ClearColor(0, 0, 0, 1);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        _image.Draw(target, up, scene.IsStale ? StaleLight : 1);

        _atlas.BeginFrame();
        _sketch.Mesh.Clear();
        if (!ReferenceEquals(scene, _scene) || target != _layout?.Size)
            (_scene, _layout) = (scene, OverlayLayout.Of(scene, target, _sketch.Measure, _layout));
        ScenePainter.Draw(_layout!, _sketch);
        _help.Draw(scene.Help, target);
        _painter.Draw(_sketch.Mesh, _atlas, target, up);
    }

    public void Dispose()
    {
        _image.Dispose();
        _painter.Dispose();
        _atlas.Dispose();
    }
}
