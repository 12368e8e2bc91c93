using System.Numerics;
using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>Sends a mesh and the glyph atlas to the graphics device and draws them in one call.</summary>
internal sealed unsafe class SketchPainter : IDisposable
{
    private readonly GL _gl;
    private readonly GlProgram _program;
    private readonly uint _texture;
    private readonly uint _array;
    private readonly uint _vertices;
    private readonly uint _indices;
    private readonly int _view;
    private int _loaded = -1;
    private int _loadedHeight;

    public SketchPainter(GL gl)
    {
        _gl = gl;
        _program = new GlProgram(gl, Shaders.SketchVertex, Shaders.SketchFragment);
        _view = _program.Uniform("view");
        _texture = GlTexture.Make(gl, TextureMinFilter.Nearest, TextureMagFilter.Nearest);
        _array = gl.GenVertexArray();
        gl.BindVertexArray(_array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, _vertices = gl.GenBuffer());
        gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, _indices = gl.GenBuffer());
        Attribute(0, 2, VertexAttribPointerType.Float, false, 0);
        Attribute(1, 2, VertexAttribPointerType.Float, false, sizeof(Vector2));
        Attribute(2, 4, VertexAttribPointerType.UnsignedByte, true, 2 * sizeof(Vector2));
    }

    /// <summary>Draws a mesh.</summary>
    /// <param name="mesh">The triangles, in pixels of the target.</param>
    /// <param name="atlas">Where their texels are.</param>
    /// <param name="target">Size of the target in pixels.</param>
    /// <param name="up">1 where the target's first row is its lowest, as on screens; -1 where it is the topmost.</param>
    public void Draw(Mesh mesh, GlyphAtlas atlas, Vector2 target, int up)
    {
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        if (_loaded != atlas.Version)
            Load(atlas);
        _program.Use();
        _gl.Uniform4(_view, 2 / target.X, -2 * up / target.Y, -1, up);
        _gl.BindVertexArray(_array);
        _gl.BindBuffer(BufferTargetARB.ArrayBuffer, _vertices);
        _gl.BufferData(BufferTargetARB.ArrayBuffer, mesh.Vertices, BufferUsageARB.StreamDraw);
        _gl.BufferData(BufferTargetARB.ElementArrayBuffer, mesh.Indices, BufferUsageARB.StreamDraw);
        _gl.Enable(EnableCap.Blend);
        _gl.BlendFunc(BlendingFactor.One, BlendingFactor.OneMinusSrcAlpha);
        _gl.DrawElements(PrimitiveType.Triangles, (uint)mesh.Indices.Length, DrawElementsType.UnsignedInt, null);
        _gl.Disable(EnableCap.Blend);
    }

    public void Dispose()
    {
        _program.Dispose();
        _gl.DeleteTexture(_texture);
        _gl.DeleteBuffer(_vertices);
        _gl.DeleteBuffer(_indices);
        _gl.DeleteVertexArray(_array);
    }

    private void Attribute(uint index, int count, VertexAttribPointerType type, bool normalized, int offset)
    {
        _gl.VertexAttribPointer(index, count, type, normalized, (uint)sizeof(Vertex), offset);
        _gl.EnableVertexAttribArray(index);
    }

    private void Load(GlyphAtlas atlas)
    {
        var (width, height) = ((uint)GlyphAtlas.Width, (uint)atlas.Height);
        if (_loadedHeight != atlas.Height)
            _gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.R8, width, height, 0, PixelFormat.Red, PixelType.UnsignedByte, null);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        _gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, width, height, PixelFormat.Red, PixelType.UnsignedByte, (void*)atlas.Pixels);
        (_loaded, _loadedHeight) = (atlas.Version, atlas.Height);
    }
}
