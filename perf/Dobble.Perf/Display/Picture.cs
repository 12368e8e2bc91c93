using Dobble.Assistant.Overlay.Rendering;
using Silk.NET.OpenGL;

namespace Dobble.Perf.Display;

/// <summary>Pixels that the processor drew, put onto the screen as a texture: alone, or over what is there.</summary>
internal sealed unsafe class Picture : IDisposable
{
    private const string Fragment =
        """
        #version 300 es
        precision mediump float;
        uniform sampler2D image;
        in highp vec2 at;
        out vec4 color;
        void main() { color = texture(image, at); }
        """;

    private readonly GL _gl;
    private readonly GlProgram _program;
    private readonly uint _texture;
    private readonly uint _noVertices;
    private readonly int _place;
    private readonly uint _width, _height;

    public Picture(GL gl, int width, int height)
    {
        (_gl, _width, _height) = (gl, (uint)width, (uint)height);
        _program = new GlProgram(gl, Shaders.ImageVertex, Fragment);
        _place = _program.Uniform("place");
        _noVertices = gl.GenVertexArray();
        _texture = GlTexture.Make(gl, TextureMinFilter.Nearest, TextureMagFilter.Nearest);
        gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, _width, _height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, null);
    }

    /// <summary>Uploads and draws it.</summary>
    /// <param name="pixels">Red, green, blue and alpha, which the colours are multiplied by; the topmost row first.</param>
    public void Draw(nint pixels)
    {
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
        _gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, _width, _height, PixelFormat.Rgba, PixelType.UnsignedByte, (void*)pixels);
        _program.Use();
        _gl.Uniform4(_place, 0f, 0f, 1f, -1f);
        _gl.BindVertexArray(_noVertices);
        _gl.Enable(EnableCap.Blend);
        _gl.BlendFunc(BlendingFactor.One, BlendingFactor.OneMinusSrcAlpha);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        _gl.Disable(EnableCap.Blend);
    }

    public void Dispose()
    {
        _program.Dispose();
        _gl.DeleteTexture(_texture);
        _gl.DeleteVertexArray(_noVertices);
    }
}
