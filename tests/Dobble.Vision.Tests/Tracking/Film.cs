using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;

namespace Dobble.Vision.Tests.Tracking;

/// <summary>Runs a tracker over scripted frames and remembers what it said.</summary>
internal sealed class Film(double framesASecond = 30, TrackerOptions? options = null)
{
    private readonly TableTracker _tracker = new(Scripted.Deck, options ?? new TrackerOptions());

    public TimeSpan Time { get; private set; }

    public List<(TimeSpan Time, TableUpdate Update)> Updates { get; } = [];

    public TableUpdate Last => Updates[^1].Update;

    public List<TrackedPair> Decided => [.. Updates.SelectMany(u => u.Update.Decided)];

    public List<TrackedPair> Withdrawn => [.. Updates.SelectMany(u => u.Update.Withdrawn)];

    public List<TrackedCard> Appeared => [.. Updates.SelectMany(u => u.Update.Appeared)];

    public List<TrackedCard> Gone => [.. Updates.SelectMany(u => u.Update.Gone)];

    /// <summary>Shows the same cards for some time.</summary>
    public Film Show(double seconds, params CardReading[] cards) => Show(seconds, _ => cards);

    /// <summary>Shows what the script says for each frame; it gets the seconds since this scene began.</summary>
    public Film Show(double seconds, Func<double, CardReading[]> script, ImageQuality? quality = null)
    {
        for (var frame = 0; frame < Math.Round(seconds * framesASecond); frame++)
        {
            Updates.Add((Time, _tracker.Update(Time, script(frame / framesASecond), quality ?? Scripted.Good)));
            Time += TimeSpan.FromSeconds(1 / framesASecond);
        }

        return this;
    }
}
