using Dobble.Assistant.Capture;
using Dobble.Assistant.Devices.Sdl;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Speech;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Doctor;

/// <summary>What only live play needs; where it is absent photos are read all the same.</summary>
internal static class LiveHealthCheck
{
    public static IEnumerable<Check> Run()
    {
        yield return Absent(
            "camera", "devices", "plug one in; where it is not yours to open: usermod -aG video $USER, then log in again", Cameras);
        yield return Absent("screen", "window", "connect a display, or use dobble live --display none", Screen);
        yield return Absent("screen", "OpenGL ES", "apt-get install libegl1 libgl1-mesa-dri", OpenGl);
        yield return Absent("sound", "devices", "plug in a loudspeaker; where it is not yours to open: usermod -aG audio $USER", Sound);
        yield return Absent("voice", "espeak-ng", "apt-get install espeak-ng, or name another voice with --voice-command", () =>
            Program("espeak-ng"));
        yield return Absent("program", "ffmpeg", "apt-get install ffmpeg; only network streams and .mp4 files need it", () =>
            Program("ffmpeg"));
    }

    private static Check Absent(string part, string subject, string mend, Func<string> examine) =>
        Check.Of(part, subject, mend, examine, CheckState.Absent);

    /// <summary>Those of a camera that are for its settings open like those that give images; it is not disturbed here.</summary>
    private static string Cameras()
    {
        var devices = CameraSource.Devices();
        if (devices.Count == 0)
            throw new DobbleException("there is no camera");
        var closed = devices.Where(device => !CanOpen(device)).ToList();
        return closed.Count == 0 ? string.Join(", ", devices) : throw new DobbleException($"{string.Join(", ", closed)} may not be opened");
    }

    private static bool CanOpen(string device)
    {
        try
        {
            using var file = File.OpenHandle(device, access: FileAccess.ReadWrite);
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string Screen()
    {
        using var surface = new SdlSurface("Dobble Assistant", 64, 64, fullScreen: false);
        return SdlVideo.Driver();
    }

    private static string OpenGl()
    {
        using var overlay = new OffscreenOverlay(64, 64);
        using var image = new Mat(64, 64, MatType.CV_8UC3, Scalar.All(200));
        using var drawn = new Mat();
        overlay.Draw(image, new OverlayScene(64, 64), drawn);
        return Math.Abs(Cv2.Mean(drawn).Val0 - 200) < 3 ? "draws without a screen" : throw new DobbleException("what is drawn is wrong");
    }

    private static string Sound()
    {
        var (driver, devices) = SdlSpeaker.Devices();
        return devices.Count > 0 ? $"{driver}: {string.Join(", ", devices)}" : throw new DobbleException($"{driver} knows no device");
    }

    private static string Program(string name) => Executables.Find(name) ?? throw new DobbleException("not installed");
}
