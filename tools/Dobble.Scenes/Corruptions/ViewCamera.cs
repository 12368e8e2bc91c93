using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>A camera over an image that was taken from straight above.</summary>
/// <param name="Elevation">Its height above the table in radians, π/2 for straight above.</param>
/// <param name="Turn">Which side it stands on, radians.</param>
/// <param name="Roll">Its turn about its own axis, radians.</param>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
/// <param name="Center">The point of the image that comes to the middle, in pixels.</param>
/// <param name="Scale">Pixels of what is seen to a pixel of the image, across the middle.</param>
/// <param name="Distance">How far away it stands, in long sides of the image; more than 1, so that it stands beside the image.</param>
public readonly record struct ViewCamera(
    double Elevation, double Turn, double Roll, bool Mirrored, Point2d Center, double Scale, double Distance);
