using Dobble.Assistant.Devices.Alsa;
using Dobble.Assistant.Devices.Sdl;
using Dobble.Vision;
using Microsoft.Extensions.Logging;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Plays through SDL. Where there is no sound device the log hears of it once, and everything goes on in silence; one that goes away is
/// opened anew with the next answer.
/// </summary>
internal sealed partial class SdlSpeaker : ISpeaker
{
    private readonly Lock _lock = new();
    private readonly SpokenStream _stream = new();
    private readonly SdlWavePlayer _player = new();
    private readonly Action _noSound;
    private readonly ILogger<SdlSpeaker> _log;
    private double _volume = 1;
    private bool _isMuted, _isDisposed, _told;

    /// <param name="noSound">Hears that nothing can be heard.</param>
    /// <param name="log">Hears why.</param>
    public SdlSpeaker(Action noSound, ILogger<SdlSpeaker> log)
    {
        (_noSound, _log) = (noSound, log);
        Alsa.BeQuiet();
        _player.Init(new SampleToWaveProvider16(_stream));
        Open();
    }

    public bool IsMuted
    {
        get => _isMuted;
        set
        {
            _isMuted = value;
            Apply();
        }
    }

    public double Volume
    {
        get => _volume;
        set
        {
            _volume = value;
            Apply();
        }
    }

    /// <summary>The sound devices that there are.</summary>
    /// <exception cref="DobbleException">Sound does not work.</exception>
    public static (string Driver, IReadOnlyList<string> Devices) Devices()
    {
        Alsa.BeQuiet();
        try
        {
            if (Sdl.Init(Sdl.Audio) != 0)
                throw new DobbleException($"there is no sound ({Sdl.Error()})");
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

    public void Say(Clip clip, bool cutsOff, TimeSpan time, Action? heard = null)
    {
        lock (_lock)
        {
            // A name may be made after the end of the program has begun.
            if (_isDisposed || (_player.PlaybackState != PlaybackState.Playing && !Open()))
                return;
            _stream.Say(clip, cutsOff, () =>
            {
                if (!IsMuted)
                    heard?.Invoke();
            });
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _player.Dispose();
        }
    }

    private void Apply() => _player.Volume = _isMuted ? 0 : (float)_volume;

    private bool Open()
    {
        try
        {
            _player.Play();
            return true;
        }
        catch (DobbleException e)
        {
            if (!_told)
            {
                _told = true;
                LogNoSound(e.Message);
                _noSound();
            }

            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "There is no sound ({Reason}); answers are shown only")]
    private partial void LogNoSound(string reason);
}
