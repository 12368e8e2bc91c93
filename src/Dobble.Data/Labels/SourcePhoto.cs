namespace Dobble.Data.Labels;

/// <summary>A labelled photo as a labels file describes it; nothing in it is to be trusted.</summary>
/// <param name="Origin">The file and place that describes it, for errors.</param>
/// <param name="Name">The image's name as given; may hold folders or worse.</param>
/// <param name="Boxes">The boxes: in pixels, or in shares of the image where <see cref="Relative"/>.</param>
public sealed record SourcePhoto(string Origin, string Name, IReadOnlyList<LabelledBox> Boxes)
{
    /// <summary>Where to fetch the image; null where it must lie in a folder.</summary>
    public string? Address { get; init; }

    /// <summary>What tells this image from others of the same name, the same in every export.</summary>
    public string? Identity { get; init; }

    /// <summary>The folder of the labels: of several images with the name, the one there is meant. Null where it says nothing.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether the source itself means it for <c>train</c>, <c>val</c> or <c>test</c>; null where it does not say.</summary>
    public string? Split { get; init; }

    /// <summary>The image's width as the labels give it; null where they do not.</summary>
    public int? Width { get; init => field = value > 0 ? value : null; }

    /// <summary>The image's height as the labels give it.</summary>
    public int? Height { get; init => field = value > 0 ? value : null; }

    /// <summary>Whether coordinates are shares of width and height.</summary>
    public bool Relative { get; init; }

    /// <summary>Whether the boxes were drawn on the photo turned by EXIF; null where only the given size can tell.</summary>
    public bool? Turned { get; init; }

    /// <summary>What of its labels is no box and cannot be made one, a line each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>How many of the boxes were drawn as another shape: a polygon, an oriented box, key points.</summary>
    public int Reshaped { get; init; }

    /// <summary>How many regions stand for a crowd of objects, and were left out.</summary>
    public int Crowds { get; init; }
}
