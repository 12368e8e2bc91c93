using Dobble.Assistant.Devices.Egl;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision;
using OpenCvSharp;
using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay;

/// <summary>Draws overlays into images, for videos and screenshots; needs no screen. Any thread may call, one at a time.</summary>
internal sealed unsafe class OffscreenOverlay : IDisposable
{
    private readonly EglContext _context = new();
    private readonly GL _gl = GL.GetApi(Egl.GetProcAddress);
    private readonly OverlayRenderer _renderer;
    private readonly uint _framebuffer;
    private readonly uint _target;
    private readonly Mat _pixels = new();

    /// <summary>Makes the renderer.</summary>
    /// <param name="width">Width of the images that are drawn, in pixels.</param>
    /// <param name="height">Their height in pixels.</param>
    /// <exception cref="DobbleException">The machine has no OpenGL ES 3.0.</exception>
    public OffscreenOverlay(int width, int height)
    {
        (Width, Height) = (width, height);
        _context.Enter();
        _framebuffer = _gl.GenFramebuffer();
        _target = _gl.GenRenderbuffer();
        _gl.BindRenderbuffer(RenderbufferTarget.Renderbuffer, _target);
        _gl.RenderbufferStorage(RenderbufferTarget.Renderbuffer, InternalFormat.Rgba8, (uint)width, (uint)height);
        _gl.BindFramebuffer(FramebufferTarget.Framebuffer, _framebuffer);
        _gl.FramebufferRenderbuffer(
            FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, RenderbufferTarget.Renderbuffer, _target);
        _renderer = new OverlayRenderer(_gl);
        _context.Leave();
    }

    /// <summary>Width of the drawn images in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the drawn images in pixels.</summary>
    public int Height { get; }

    /// <summary>Draws a scene over an image.</summary>
    /// <param name="image">8-bit BGR, of any size: it is fitted into the target, with bars beside it where the shapes differ.</param>
    /// <param name="scene">What is drawn over it, in pixels of <paramref name="image"/>.</param>
    /// <param name="drawn">Takes the result, 8-bit BGR; memory of the right size is used again.</param>
    public void Draw(Mat image, OverlayScene scene, Mat drawn)
    {
        _context.Enter();
        try
        {
            _renderer.Load(image);
            _renderer.Draw(scene, Width, Height, topFirst: true);
            _pixels.Create(Height, Width, MatType.CV_8UC4);
            _gl.PixelStore(PixelStoreParameter.PackAlignment, 4);
            _gl.ReadPixels(0, 0, (uint)Width, (uint)Height, PixelFormat.Rgba, PixelType.UnsignedByte, _pixels.DataPointer);
        }
        finally
        {
            _context.Leave();
        }

        Cv2.CvtColor(_pixels, drawn, ColorConversionCodes.RGBA2BGR);
    }

    public void Dispose()
    {
        _context.Enter();
        _renderer.Dispose();
        _gl.DeleteFramebuffer(_framebuffer);
        _gl.DeleteRenderbuffer(_target);
        _context.Leave();
        _context.Dispose();
        _gl.Dispose();
        _pixels.Dispose();
    }
}
