using System.Numerics;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>A letter in the atlas.</summary>
/// <param name="Place">Its top left corner in the atlas, in pixels.</param>
/// <param name="Size">Its size in pixels; zero for a blank.</param>
/// <param name="Offset">From the pen on the base line to its top left corner.</param>
/// <param name="Advance">From the pen to the next letter's, in whole pixels.</param>
internal readonly record struct Glyph(Vector2 Place, Vector2 Size, Vector2 Offset, int Advance);
