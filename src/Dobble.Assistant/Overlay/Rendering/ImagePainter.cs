using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using OpenCvSharp;
using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>Holds the image as a texture and draws it. The texture is made anew only when the image's size changes.</summary>
internal sealed unsafe class ImagePainter : IDisposable
{
    private readonly GL _gl;
    private readonly GlProgram _program;
    private readonly uint _texture;
    private readonly uint _noVertices;
    private readonly int _place;
    private readonly int _light;
    private readonly Mat _wide = new();

    public ImagePainter(GL gl)
    {
        _gl = gl;
        _program = new GlProgram(gl, Shaders.ImageVertex, Shaders.ImageFragment);
        (_place, _light) = (_program.Uniform("place"), _program.Uniform("light"));
        _noVertices = gl.GenVertexArray();
        _texture = GlTexture.Make(gl, TextureMinFilter.Linear, TextureMagFilter.Linear);
    }

    /// <summary>Size of the image; zero before the first.</summary>
    public Vector2 Size { get; private set; }

    /// <summary>Takes over another image's pixels, 8-bit BGR.</summary>
    public void Load(Mat image)
    {
        // Four bytes a pixel: drivers copy these as they are, and take three apart one by one.
        Cv2.CvtColor(image, _wide, ColorConversionCodes.BGR2BGRA);
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        var (width, height) = ((uint)image.Width, (uint)image.Height);
        var size = new Vector2(width, height);
        if (size != Size)
            _gl.TexImage2D(
                TextureTarget.Texture2D, 0, InternalFormat.Rgba8, width, height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, null);
        Size = size;
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
        _gl.TexSubImage2D(
            TextureTarget.Texture2D, 0, 0, 0, width, height, PixelFormat.Rgba, PixelType.UnsignedByte, _wide.DataPointer);
    }

    /// <summary>Draws it into its place in a target.</summary>
    /// <param name="target">Size of the target in pixels.</param>
    /// <param name="up">1 where the target's first row is its lowest, as on screens; -1 where it is the topmost.</param>
    /// <param name="light">1 as it is, less is darker.</param>
    public void Draw(Vector2 target, int up, float light)
    {
        if (Size == Vector2.Zero)
            return;
        var half = Letterbox.Fit(Size, target).Size / target;
        _program.Use();
        _gl.Uniform4(_place, 0, 0, half.X, -half.Y * up);
        _gl.Uniform1(_light, light);
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        _gl.BindVertexArray(_noVertices);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
    }

    public void Dispose()
    {
        _program.Dispose();
        _gl.DeleteTexture(_texture);
        _gl.DeleteVertexArray(_noVertices);
        _wide.Dispose();
    }
}
