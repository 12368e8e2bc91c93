using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>What the textures have in common.</summary>
internal static class GlTexture
{
    /// <summary>Makes an empty texture without mipmaps, whose edge goes on outside.</summary>
    public static uint Make(GL gl, TextureMinFilter smaller, TextureMagFilter larger)
    {
        var texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)smaller);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)larger);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)TextureWrapMode.ClampToEdge);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)TextureWrapMode.ClampToEdge);
        return texture;
    }
}
