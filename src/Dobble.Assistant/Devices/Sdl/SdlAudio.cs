using System.Runtime.InteropServices;

namespace Dobble.Assistant.Devices.Sdl;

/// <summary>SDL's sound.</summary>
internal static unsafe partial class SdlAudio
{
    /// <summary>AUDIO_S16LSB.</summary>
    public const ushort Signed16 = 0x8010;

    /// <summary>Status of a device that does not play any more, such as one that was unplugged.</summary>
    public const int Stopped = 0;

    /// <summary>Opens a device; 0 where it does not work.</summary>
    [LibraryImport(Sdl.Library, EntryPoint = "SDL_OpenAudioDevice", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint Open(string? device, int capture, in Spec desired, out Spec obtained, int allowedChanges);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_PauseAudioDevice")]
    public static partial void Pause(uint device, int on);

    /// <summary>Returns once the callback has ended and is called no more.</summary>
    [LibraryImport(Sdl.Library, EntryPoint = "SDL_CloseAudioDevice")]
    public static partial void Close(uint device);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetAudioDeviceStatus")]
    public static partial int Status(uint device);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetNumAudioDevices")]
    public static partial int Count(int capture);

    public static string Name(int device) => Marshal.PtrToStringUTF8(GetName(device, 0)) ?? "?";

    /// <summary>What drives the sound, such as <c>pulseaudio</c>.</summary>
    public static string Driver() => Marshal.PtrToStringUTF8(GetDriver()) ?? "none";

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetAudioDeviceName")]
    private static partial nint GetName(int device, int capture);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetCurrentAudioDriver")]
    private static partial nint GetDriver();

    /// <summary>SDL_AudioSpec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Spec
    {
        public int Rate;
        public ushort Format;
        public byte Channels;
        public byte NoAnswer;
        public ushort Samples;
        public ushort Padding;
        public uint Size;
        public delegate* unmanaged[Cdecl]<nint, byte*, int, void> Callback;
        public nint User;
    }
}
