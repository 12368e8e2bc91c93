using System.Numerics;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>Triangles of one frame. Its arrays are kept from frame to frame, so that after the first few nothing is allocated.</summary>
internal sealed class Mesh
{
    private Vertex[] _vertices = new Vertex[4096];
    private uint[] _indices = new uint[8192];
    private int _vertexCount;
    private int _indexCount;

    public ReadOnlySpan<Vertex> Vertices => _vertices.AsSpan(0, _vertexCount);

    public ReadOnlySpan<uint> Indices => _indices.AsSpan(0, _indexCount);

    public void Clear() => (_vertexCount, _indexCount) = (0, 0);

    /// <summary>Adds a corner and gives its number.</summary>
    public uint Add(Vector2 position, Vector2 texel, uint color)
    {
        if (_vertexCount == _vertices.Length)
            Array.Resize(ref _vertices, 2 * _vertexCount);
        _vertices[_vertexCount] = new Vertex(position, texel, color);
        return (uint)_vertexCount++;
    }

    public void Triangle(uint a, uint b, uint c)
    {
        if (_indexCount + 3 > _indices.Length)
            Array.Resize(ref _indices, 2 * _indices.Length);
        (_indices[_indexCount], _indices[_indexCount + 1], _indices[_indexCount + 2]) = (a, b, c);
        _indexCount += 3;
    }

    /// <summary>Two triangles; the corners go around.</summary>
    public void Quad(uint a, uint b, uint c, uint d)
    {
        Triangle(a, b, c);
        Triangle(a, c, d);
    }
}
