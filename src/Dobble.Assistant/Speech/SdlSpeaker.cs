using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dobble.Assistant.Devices.Alsa;
using Dobble.Assistant.Devices.Sdl;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Plays through SDL, which asks for the next samples 40 times a second. Where there is no sound device the log hears of it
/// once, and everything goes on in silence; one that goes away is opened anew with the next answer.
/// </summary>
internal sealed unsafe partial class SdlSpeaker : ISpeaker
{
    /// <summary>Samples a call: 23 ms, which is how late a clip can start.</summary>
    private const ushort Block = 512;

    // The first is never held by the callback, for which closing the device waits.
    private readonly Lock _opening = new(), _lock = new();
    private readonly Mixer _mixer = new();
    private readonly Action _noSound;
    private readonly ILogger<SdlSpeaker> _log;
    private readonly GCHandle _self;
    private uint _device;
    private bool _isStarted, _isDisposed, _told;

    /// <param name="noSound">Hears that nothing can be heard.</param>
    /// <param name="log">Hears why.</param>
    public SdlSpeaker(Action noSound, ILogger<SdlSpeaker> log)
    {
        (_noSound, _log) = (noSound, log);
        _self = GCHandle.Alloc(this);
        Alsa.BeQuiet();
        Open();
    }

    public bool IsMuted { get; set; }

    public double Volume { get; set; } = 1;

    /// <summary>The sound devices that there are.</summary>
    /// <exception cref="Vision.DobbleException">Sound does not work.</exception>
    public static (string Driver, IReadOnlyList<string> Devices) Devices()
    {
        Alsa.BeQuiet();
        try
        {
            if (Sdl.Init(Sdl.Audio) != 0)
                throw new Vision.DobbleException($"there is no sound ({Sdl.Error()})");
        }
        catch (DllNotFoundException)
        {
            throw Sdl.Missing("or play with --muted");
        }

        try
        {
            return (SdlAudio.Driver(), [.. Enumerable.Range(0, Math.Max(0, SdlAudio.Count(0))).Select(SdlAudio.Name)]);
        }
        finally
        {
            Sdl.Quit(Sdl.Audio);
        }
    }

    public void Say(IReadOnlyList<Clip> clips, TimeSpan time)
    {
        lock (_opening)
        {
            // A name may be made after the end of the program has begun.
            if (_isDisposed)
                return;
            if (_device == 0 || SdlAudio.Status(_device) == SdlAudio.Stopped)
                Open();
        }

        lock (_lock)
            _mixer.Say(clips);
    }

    public void Dispose()
    {
        lock (_opening)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            Close();
            _self.Free();
        }
    }

    private void Open()
    {
        Close();
        try
        {
            _isStarted = Sdl.Init(Sdl.Audio) == 0;
            var desired = new SdlAudio.Spec
            {
                Rate = Clip.Rate,
                Format = SdlAudio.Signed16,
                Channels = 1,
                Samples = Block,
                Callback = &Fill,
                User = GCHandle.ToIntPtr(_self),
            };
            if (_isStarted)
                _device = SdlAudio.Open(null, 0, desired, out _, 0);
            if (_device != 0)
                SdlAudio.Pause(_device, 0);
            else
                Tell(Sdl.Error());
        }
        catch (DllNotFoundException)
        {
            Tell("SDL is missing: apt-get install libsdl2-2.0-0");
        }
    }

    private void Close()
    {
        if (_device != 0)
            SdlAudio.Close(_device);
        if (_isStarted)
            Sdl.Quit(Sdl.Audio);
        (_device, _isStarted) = (0, false);
    }

    private void Tell(string reason)
    {
        if (_told)
            return;
        _told = true;
        LogNoSound(reason);
        _noSound();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint user, byte* buffer, int bytes)
    {
        var speaker = (SdlSpeaker)GCHandle.FromIntPtr(user).Target!;
        var samples = new Span<short>(buffer, bytes / sizeof(short));
        lock (speaker._lock)
            speaker._mixer.Read(samples, speaker.IsMuted ? 0 : speaker.Volume);
    }

    [LoggerMessage(LogLevel.Warning, "There is no sound ({Reason}); answers are shown only")]
    private partial void LogNoSound(string reason);
}
