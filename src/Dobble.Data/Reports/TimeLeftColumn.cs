using Spectre.Console;
using Spectre.Console.Rendering;

namespace Dobble.Data.Reports;

/// <summary>
/// How long work will still take: as long as what was done took, in proportion. What was done before the bar began, such as the steps of a
/// training that goes on, counts for neither side; pauses, such as validations, count as they come.
/// </summary>
internal sealed class TimeLeftColumn : ProgressColumn
{
    private const string Begun = "begun";

    /// <summary>Says how much was done before the bar began.</summary>
    public static void BeganAt(ProgressTask bar, double done) => bar.State.Update<double>(Begun, _ => done);

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Left(task.Value - task.State.Get<double>(Begun), task.MaxValue - task.Value, task.ElapsedTime), new Style(Color.Blue));

    /// <inheritdoc/>
    public override int? GetColumnWidth(RenderOptions options) => "00:00:00 left".Length;

    /// <summary>The time for what is left, in words; nothing where it cannot be told yet.</summary>
    internal static string Left(double done, double left, TimeSpan? elapsed)
    {
        if (done <= 0 || elapsed is not { } time || time < TimeSpan.FromSeconds(2))
            return string.Empty;
        var rest = TimeSpan.FromSeconds(Math.Min(time.TotalSeconds / done * left, TimeSpan.FromHours(99).TotalSeconds));
        return rest.TotalHours >= 1 ? $"{(int)rest.TotalHours}:{rest:mm\\:ss} left" : $"{rest:m\\:ss} left";
    }
}
