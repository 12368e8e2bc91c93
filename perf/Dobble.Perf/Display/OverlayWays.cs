using System.Numerics;
using Dobble.Assistant.Annotation;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using OpenCvSharp;
using Silk.NET.OpenGL;
using SkiaSharp;

namespace Dobble.Perf.Display;

/// <summary>Ways to put an image and the overlay onto a screen; each draws one frame of it, with a new image or the one before.</summary>
internal sealed class OverlayWays(GL gl, int width, int height) : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    /// <summary>As the program draws: all of it by OpenGL.</summary>
    public Action<Mat?, OverlayScene> OpenGl()
    {
        var renderer = Own(new OverlayRenderer(gl));
        return (image, scene) =>
        {
            if (image is not null)
                renderer.Load(image);
            renderer.Draw(scene, width, height);
        };
    }

    /// <summary>Skia draws the overlay into memory; it is uploaded and laid over the image, which OpenGL draws.</summary>
    public Action<Mat?, OverlayScene> SkiaOverlay()
    {
        var renderer = Own(new OverlayRenderer(gl));
        var picture = Own(new Picture(gl, width, height));
        var pixels = Own(new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul)));
        var canvas = Own(new SKCanvas(pixels));
        var sketch = Own(new SkiaSketch(canvas, Own(Lettering.Load())));
        return (image, scene) =>
        {
            if (image is not null)
                renderer.Load(image);
            renderer.Draw(new OverlayScene(0, 0), width, height);
            canvas.Clear(SKColors.Transparent);
            ScenePainter.Draw(OverlayLayout.Of(scene, new Vector2(width, height), sketch.Measure), sketch);
            picture.Draw(pixels.GetPixels());
        };
    }

    /// <summary>Skia draws image and overlay into memory; the whole is uploaded.</summary>
    public Action<Mat?, OverlayScene> SkiaWhole()
    {
        var (picture, shown) = (Own(new Picture(gl, width, height)), Own(new SkiaImage()));
        var pixels = Own(new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque)));
        var canvas = Own(new SKCanvas(pixels));
        var sketch = Own(new SkiaSketch(canvas, Own(Lettering.Load())));
        return (image, scene) =>
        {
            shown.Load(image);
            shown.Draw(canvas, width, height);
            ScenePainter.Draw(OverlayLayout.Of(scene, new Vector2(width, height), sketch.Measure), sketch);
            picture.Draw(pixels.GetPixels());
        };
    }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
            _owned[i].Dispose();
    }

    private T Own<T>(T made)
        where T : IDisposable
    {
        _owned.Add(made);
        return made;
    }

    /// <summary>The latest image of the camera as Skia takes it.</summary>
    private sealed class SkiaImage : IDisposable
    {
        private readonly Mat _wide = new();
        private SKImage? _image;

        public void Load(Mat? image)
        {
            if (image is null)
                return;
            Cv2.CvtColor(image, _wide, ColorConversionCodes.BGR2RGBA);
            _image?.Dispose();
            var layout = new SKImageInfo(_wide.Width, _wide.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
            _image = SKImage.FromPixels(layout, _wide.Data, (int)_wide.Step());
        }

        public void Draw(SKCanvas canvas, int width, int height) =>
            canvas.DrawImage(_image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear));

        public void Dispose()
        {
            _image?.Dispose();
            _wide.Dispose();
        }
    }
}
