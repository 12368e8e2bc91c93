namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The programs of the graphics device, in GLSL ES 3.00. Positions come in pixels from the top left corner.</summary>
internal static class Shaders
{
    /// <summary>The image: stored as blue, green, red; <c>light</c> darkens it.</summary>
    public const string ImageVertex =
        """
        #version 300 es
        uniform vec4 place; // centre and half size, in clip space
        out vec2 at;
        void main() {
            vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
            at = corner;
            gl_Position = vec4(place.xy + place.zw * (corner * 2.0 - 1.0), 0.0, 1.0);
        }
        """;

    public const string ImageFragment =
        """
        #version 300 es
        precision mediump float;
        uniform sampler2D image;
        uniform float light;
        in highp vec2 at;
        out vec4 color;
        void main() { color = vec4(texture(image, at).bgr * light, 1.0); }
        """;

    /// <summary>Shapes and letters: a colour that is multiplied by alpha, weighed by the glyph atlas.</summary>
    public const string SketchVertex =
        """
        #version 300 es
        layout(location = 0) in vec2 position;
        layout(location = 1) in vec2 texel;
        layout(location = 2) in vec4 color;
        uniform vec4 view; // scale and shift from pixels to clip space
        out vec2 at;
        out vec4 tint;
        void main() {
            at = texel;
            tint = color;
            gl_Position = vec4(position * view.xy + view.zw, 0.0, 1.0);
        }
        """;

    public const string SketchFragment =
        """
        #version 300 es
        precision mediump float;
        uniform sampler2D atlas;
        in highp vec2 at;
        in vec4 tint;
        out vec4 color;
        void main() { color = tint * texelFetch(atlas, ivec2(at), 0).r; }
        """;
}
