namespace Dobble.Scenes.Tables;

/// <summary>Where a round thing lies on the table; lengths in radii of a card.</summary>
/// <param name="X">Place on the table, to the camera's right.</param>
/// <param name="Y">Place on the table, towards the camera.</param>
/// <param name="Height">Height of its middle over the table.</param>
/// <param name="Turn">Turn in its own plane, radians.</param>
/// <param name="Tilt">Angle against the table, radians.</param>
/// <param name="TiltAxis">Direction of the axis that it is tilted about, radians.</param>
/// <param name="Size">Its radius.</param>
internal readonly record struct CardPose(
    double X, double Y, double Height, double Turn, double Tilt = 0, double TiltAxis = 0, double Size = 1)
{
    public double DistanceTo(double x, double y) => Math.Sqrt(((X - x) * (X - x)) + ((Y - y) * (Y - y)));
}
