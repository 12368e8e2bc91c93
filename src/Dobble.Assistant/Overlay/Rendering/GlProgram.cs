using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>A linked program of the graphics device.</summary>
internal sealed class GlProgram : IDisposable
{
    private readonly GL _gl;
    private readonly uint _program;

    public GlProgram(GL gl, string vertex, string fragment)
    {
        _gl = gl;
        _program = gl.CreateProgram();
        var (first, second) = (Compile(ShaderType.VertexShader, vertex), Compile(ShaderType.FragmentShader, fragment));
        gl.AttachShader(_program, first);
        gl.AttachShader(_program, second);
        gl.LinkProgram(_program);
        gl.DeleteShader(first);
        gl.DeleteShader(second);
        if (gl.GetProgram(_program, ProgramPropertyARB.LinkStatus) == 0)
            throw new InvalidOperationException($"the graphics driver does not link a shader: {gl.GetProgramInfoLog(_program)}");
    }

    public void Use() => _gl.UseProgram(_program);

    public int Uniform(string name) => _gl.GetUniformLocation(_program, name);

    public void Dispose() => _gl.DeleteProgram(_program);

    private uint Compile(ShaderType type, string source)
    {
        var shader = _gl.CreateShader(type);
        _gl.ShaderSource(shader, source);
        _gl.CompileShader(shader);
        return _gl.GetShader(shader, ShaderParameterName.CompileStatus) != 0
            ? shader
            : throw new InvalidOperationException($"the graphics driver does not compile a shader: {_gl.GetShaderInfoLog(shader)}");
    }
}
