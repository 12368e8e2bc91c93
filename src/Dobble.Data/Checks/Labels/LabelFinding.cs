using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Labels;

/// <summary>What is wrong with a label.</summary>
public enum LabelError
{
    /// <summary>The box is there, its name contradicts the card.</summary>
    WrongName,

    /// <summary>A symbol of the card has no box.</summary>
    MissingBox,

    /// <summary>The box is around no symbol of its own: on empty ground, or the second around the same symbol.</summary>
    ExtraBox,
}

/// <summary>An error that the deck check found.</summary>
/// <param name="Photo">The labels file.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Box">The faulty box; for a missing one where the network sees the symbol, null where it does not.</param>
/// <param name="Label">The box's name; null for a missing box.</param>
/// <param name="Should">The name that should stand there; null for an extra box, and where more than one could be meant.</param>
public sealed record LabelFinding(LabelledPhoto Photo, LabelError Error, Box? Box, string? Label, string? Should)
{
    /// <summary>Place of the box among the file's boxes; null for a missing box.</summary>
    public int? Index { get; init; }

    /// <summary>How sure the check is, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>The card it is about, in pixels of the image.</summary>
    public Box Region { get; init; }

    /// <summary>The error's name in JSON and on the screen.</summary>
    public string Kind => Error switch
    {
        LabelError.WrongName => "wrong-name",
        LabelError.MissingBox => "missing-box",
        _ => "extra-box",
    };
}
