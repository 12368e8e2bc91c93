using Dobble.Scenes.Corruptions;
using OpenCvSharp;

namespace Dobble.Scenes.Games;

/// <summary>
/// What a camera makes of a game: it shakes, its focus hunts when a hand passes, exposure and colours drift with the light,
/// what moves is smeared, and there is noise.
/// </summary>
internal sealed class GameCamera : IDisposable
{
    private readonly double _strength;
    private readonly double _scale;
    private readonly int _seed;
    private readonly LightMap _light;
    private readonly ToneCurve _tone;
    private readonly double[] _phases;
    private readonly double[] _hunts;
    private readonly Mat _last = new();
    private readonly Mat _moved = new();

    public GameCamera(Random random, GameScript script, GameOptions options)
    {
        (_strength, _scale, _seed) = (options.Difficulty, options.Height / 720.0, random.Next());
        _light = LightMap.Draw(random, new Size(options.Width, options.Height), 0.5 * _strength);
        _tone = ToneCurve.Draw(random, 0.7 * _strength);
        _phases = [.. Enumerable.Range(0, 12).Select(_ => random.Angle())];
        _hunts = [.. script.Hands.Where(_ => random.Chance(0.3 * _strength)).Select(hand => hand.Tip.Start + 0.4)];
    }

    /// <summary>Turns what is there into what the camera gives, in place.</summary>
    public void Take(Mat image, int number, double time)
    {
        Shake(image, time);
        _tone.Apply(image, _light);
        var exposure = 1 + (0.1 * _strength * Wave(time, 0.11, 4));
        var warmth = 0.03 * _strength * Wave(time, 0.07, 5);
        Cv2.Multiply(image, new Scalar(exposure * (1 - warmth), exposure, exposure * (1 + warmth)), image);
        Smear(image);
        var sigma = Focus(time) * _scale;
        if (sigma > 0.3)
            Cv2.GaussianBlur(image, image, default, sigma);
        Sensor.Noise(new Random(unchecked((_seed * 31) + number)), image, 4 * _strength, 2.5 * _strength);
    }

    public void Dispose()
    {
        _light.Dispose();
        _last.Dispose();
        _moved.Dispose();
    }

    private void Shake(Mat image, double time)
    {
        var reach = 2 * _strength * _scale;
        var (x, y) = (reach * (Wave(time, 0.9, 0) + (0.4 * Wave(time, 3.1, 1))), reach * (Wave(time, 0.7, 2) + (0.4 * Wave(time, 2.7, 3))));
        using var map = Cv2.GetRotationMatrix2D(new Point2f(image.Width / 2f, image.Height / 2f), 0.12 * _strength * Wave(time, 0.5, 6), 1);
        map.Set(0, 2, map.At<double>(0, 2) + x);
        map.Set(1, 2, map.At<double>(1, 2) + y);
        Cv2.WarpAffine(image, _moved, map, image.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        _moved.CopyTo(image);
    }

    /// <summary>Some light of the frame before stays, as where the exposure is long.</summary>
    private void Smear(Mat image)
    {
        if (!_last.Empty())
            Cv2.AddWeighted(image, 1 - (0.35 * _strength), _last, 0.35 * _strength, 0, image);
        image.CopyTo(_last);
    }

    /// <summary>Standard deviation of the blur at 720 rows.</summary>
    private double Focus(double time)
    {
        var sigma = 0.7 * _strength;
        foreach (var hunt in _hunts)
            sigma += 3 * _strength * Math.Exp(-Math.Pow((time - hunt) / 0.25, 2));
        return sigma;
    }

    private double Wave(double time, double frequency, int phase) => Math.Sin((2 * Math.PI * frequency * time) + _phases[phase]);
}
