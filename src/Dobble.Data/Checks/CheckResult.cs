using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks;

/// <summary>What a check says.</summary>
public enum CheckStatus
{
    /// <summary>There was nothing to check.</summary>
    Skipped,

    /// <summary>All is well.</summary>
    Pass,

    /// <summary>Somebody should look.</summary>
    Warn,

    /// <summary>Do not train on it like this.</summary>
    Fail,
}

/// <summary>What a check found.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Status">What it says.</param>
/// <param name="Summary">One line: the figure and what it means.</param>
public sealed record CheckResult(string Name, CheckStatus Status, string Summary)
{
    /// <summary>Why it matters and what to do, for the report.</summary>
    public required string About { get; init; }

    /// <summary>Headings of <see cref="Rows"/>.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>The figures behind it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>Photos that show it.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];

    /// <summary>Plots that show it, as PNG.</summary>
    public IReadOnlyList<byte[]> Plots { get; init; } = [];

    /// <summary>A check that had nothing to look at.</summary>
    /// <param name="name">The check's name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="about">What it would look at.</param>
    internal static CheckResult Skipped(string name, string reason, string about) =>
        new(name, CheckStatus.Skipped, reason) { About = about };
}

/// <summary>A photo that shows what a check found.</summary>
/// <param name="Photo">The photo and its labels.</param>
/// <param name="Caption">What is to be seen.</param>
/// <param name="Region">The part to show; null for the whole.</param>
/// <param name="Marks">What to draw on it.</param>
public sealed record Exhibit(LabelledPhoto Photo, string Caption, Box? Region, IReadOnlyList<Mark> Marks);
