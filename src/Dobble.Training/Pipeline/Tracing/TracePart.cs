namespace Dobble.Training.Pipeline.Tracing;

/// <summary>A stretch of a photo's way through a run.</summary>
/// <param name="Title">Which.</param>
/// <param name="Lines">What is to be said of it, a line each.</param>
/// <param name="Images">What is to be seen of it.</param>
internal sealed record TracePart(string Title, IReadOnlyList<string> Lines, IReadOnlyList<TraceImage> Images);

/// <summary>An image of a photo's way.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Jpeg">The image.</param>
internal sealed record TraceImage(string Caption, byte[] Jpeg);
