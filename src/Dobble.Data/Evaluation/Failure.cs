using Dobble.Vision.Geometry;

namespace Dobble.Data.Evaluation;

/// <summary>A way in which a reading can fail.</summary>
public enum FailureKind
{
    /// <summary>A card that was not found.</summary>
    MissedCard,

    /// <summary>A card found where none is.</summary>
    FalseCard,

    /// <summary>A card that was decoded as another one, or as none.</summary>
    WrongCard,

    /// <summary>A pair for which another symbol was named.</summary>
    WrongPair,

    /// <summary>A pair of found cards for which nothing was said.</summary>
    SilentPair,

    /// <summary>A symbol that was read as another one.</summary>
    MisreadSymbol,

    /// <summary>A symbol of a found card that was not seen.</summary>
    MissedBox,
}

/// <summary>A drawn outline or box with its caption.</summary>
/// <param name="Truth">Whether it is the truth (else the reading).</param>
/// <param name="Caption">Name written beside it; empty for none.</param>
/// <param name="Box">The box; null where <paramref name="Outline"/> is drawn.</param>
/// <param name="Outline">The outline; null where <paramref name="Box"/> is drawn.</param>
public sealed record Mark(bool Truth, string Caption, Box? Box = null, Ellipse? Outline = null);

/// <summary>One thing that went wrong, with what is drawn to show it.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Text">One line for people.</param>
/// <param name="Region">The part of the image to show.</param>
/// <param name="Marks">What to draw on it.</param>
public sealed record Failure(FailureKind Kind, string Text, Box Region, IReadOnlyList<Mark> Marks);
