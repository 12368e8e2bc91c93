using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dobble.Vision;
using NAudio.Wave;

namespace Dobble.Assistant.Devices.Sdl;

/// <summary>
/// Plays 16-bit sound through SDL, which asks for the next samples 40 times a second. A device that went away is opened anew by
/// <see cref="Play"/>. One thread at a time calls.
/// </summary>
internal sealed unsafe class SdlWavePlayer : IWavePlayer
{
    /// <summary>Samples a call: 23 ms at 22050 a second, which is how late a sound can start.</summary>
    private const ushort Block = 512;

    private readonly GCHandle _self;
    private IWaveProvider? _source;
    private uint _device;
    private bool _isStarted, _isDisposed;

    public SdlWavePlayer() => _self = GCHandle.Alloc(this);

    public event EventHandler<StoppedEventArgs>? PlaybackStopped;

    /// <summary>0 to 1. Any thread may change it.</summary>
    public float Volume { get; set; } = 1;

    /// <summary>Stopped also while the device is away.</summary>
    public PlaybackState PlaybackState =>
        _device != 0 && SdlAudio.Status(_device) != SdlAudio.Stopped ? PlaybackState.Playing : PlaybackState.Stopped;

    public WaveFormat OutputWaveFormat => _source?.WaveFormat ?? throw new InvalidOperationException("Init comes first");

    public void Init(IWaveProvider waveProvider)
    {
        if (waveProvider.WaveFormat is not { Encoding: WaveFormatEncoding.Pcm, BitsPerSample: 16 })
            throw new ArgumentException("16-bit sound is played", nameof(waveProvider));
        _source = waveProvider;
    }

    /// <summary>Opens the device and plays.</summary>
    /// <exception cref="DobbleException">There is no sound.</exception>
    public void Play()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Stop();
        try
        {
            _isStarted = Sdl.Init(Sdl.Audio) == 0;
            var desired = new SdlAudio.Spec
            {
                Rate = OutputWaveFormat.SampleRate,
                Format = SdlAudio.Signed16,
                Channels = (byte)OutputWaveFormat.Channels,
                Samples = Block,
                Callback = &Fill,
                User = GCHandle.ToIntPtr(_self),
            };
            if (_isStarted)
                _device = SdlAudio.Open(null, 0, desired, out _, 0);
        }
        catch (DllNotFoundException e)
        {
            throw new DobbleException("SDL is missing: apt-get install libsdl2-2.0-0", e);
        }

        if (_device == 0)
            throw new DobbleException(Sdl.Error());
        SdlAudio.Pause(_device, 0);
    }

    public void Pause() => Stop();

    public void Stop()
    {
        var played = _device != 0;
        // Returns once the callback has ended.
        if (played)
            SdlAudio.Close(_device);
        if (_isStarted)
            Sdl.Quit(Sdl.Audio);
        (_device, _isStarted) = (0, false);
        if (played)
            PlaybackStopped?.Invoke(this, new StoppedEventArgs());
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Stop();
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint user, byte* buffer, int bytes)
    {
        var all = new Span<byte>(buffer, bytes);
        try
        {
            var player = (SdlWavePlayer)GCHandle.FromIntPtr(user).Target!;
            var count = player._source!.Read(all);
            all[count..].Clear();
            foreach (ref var sample in MemoryMarshal.Cast<byte, short>(all))
                sample = (short)(sample * player.Volume);
        }
        catch (Exception)
        {
            // An exception that left this call would end the process; silence does not.
            all.Clear();
        }
    }
}
