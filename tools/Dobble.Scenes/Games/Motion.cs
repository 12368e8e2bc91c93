namespace Dobble.Scenes.Games;

/// <summary>A place on the table and a turn, at a time.</summary>
/// <param name="Time">Seconds into the game.</param>
/// <param name="X">To the camera's right, in radii of a card.</param>
/// <param name="Y">Towards the camera, likewise.</param>
/// <param name="Turn">Radians.</param>
internal readonly record struct Key(double Time, double X, double Y, double Turn);

/// <summary>A way through places, starting and stopping gently at each.</summary>
internal sealed class Motion
{
    private readonly List<Key> _keys = [];

    public double Start => _keys[0].Time;

    public double End => _keys[^1].Time;

    public Key Last => _keys[^1];

    public void Add(Key key) => _keys.Add(key);

    /// <summary>Stays where it is until a time.</summary>
    public void Rest(double until) => Add(Last with { Time = until });

    /// <summary>Where it is at a time; before the first and after the last place it stays there.</summary>
    public Key At(double time)
    {
        if (time <= Start)
            return _keys[0] with { Time = time };
        for (var i = 1; i < _keys.Count; i++)
        {
            var (a, b) = (_keys[i - 1], _keys[i]);
            if (time > b.Time)
                continue;
            var part = (time - a.Time) / (b.Time - a.Time);
            var eased = part * part * (3 - (2 * part));
            return new Key(time, a.X + (eased * (b.X - a.X)), a.Y + (eased * (b.Y - a.Y)), a.Turn + (eased * (b.Turn - a.Turn)));
        }

        return Last with { Time = time };
    }

    /// <summary>How fast it moves at a time, in radii a second.</summary>
    public double Speed(double time)
    {
        const double step = 1 / 60.0;
        var (a, b) = (At(time - step), At(time + step));
        return Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) / (2 * step);
    }
}
