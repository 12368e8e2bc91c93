using System.Runtime.InteropServices;
using System.Text;

namespace Dobble.Vision.Inference;

/// <summary>The NVIDIA card that networks would run on, the first that CUDA shows.</summary>
/// <param name="Name">Its model.</param>
/// <param name="Driver">What tells its driver from another version of it.</param>
internal sealed partial record GraphicsCard(string Name, string Driver)
{
    private const string Library = "libcuda.so.1", DriverFile = "/proc/driver/nvidia/version";

    private static readonly Lazy<(GraphicsCard? Card, string Failure)> First = new(Look);

    /// <summary>Whether a driver is loaded, without waking the card.</summary>
    public static bool HasDriver => File.Exists(DriverFile);

    /// <summary>Asks the driver, once a process.</summary>
    /// <exception cref="ProviderFailure">There is no driver, or it shows no card.</exception>
    public static GraphicsCard Find() => First.Value.Card ?? throw new ProviderFailure(First.Value.Failure);

    /// <summary>Asks the driver, once a process; null where there is no card that works.</summary>
    public static GraphicsCard? TryFind() => First.Value.Card;

    private static (GraphicsCard? Card, string Failure) Look()
    {
        try
        {
            Check(Start(0));
            Check(Count(out var count));
            if (count == 0)
                return (null, "the NVIDIA driver shows no card");
            Check(Get(out var device, 0));
            var name = new byte[256];
            Check(NameOf(name, name.Length, device));
            Check(Version(out var cuda));
            var driver = HasDriver ? File.ReadAllText(DriverFile).Trim() : "";
            return (new GraphicsCard(Encoding.UTF8.GetString(name.AsSpan(0, name.AsSpan().IndexOf((byte)0))), $"CUDA {cuda} {driver}"), "");
        }
        catch (DllNotFoundException)
        {
            return (null, $"there is no NVIDIA driver ({Library} is missing)");
        }
        catch (Exception e) when (e is EntryPointNotFoundException or BadImageFormatException or ProviderFailure or IOException)
        {
            return (null, $"the NVIDIA driver does not work ({ProviderFailure.FirstLine(e.Message)})");
        }
    }

    private static void Check(int result)
    {
        if (result == 0)
            return;
        var isKnown = ErrorText(result, out var text) == 0;
        throw new ProviderFailure(isKnown && Marshal.PtrToStringUTF8(text) is { } message ? message : $"CUDA error {result}");
    }

    [LibraryImport(Library, EntryPoint = "cuInit")]
    private static partial int Start(uint flags);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetCount")]
    private static partial int Count(out int count);

    [LibraryImport(Library, EntryPoint = "cuDeviceGet")]
    private static partial int Get(out int device, int ordinal);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetName")]
    private static partial int NameOf([Out] byte[] name, int length, int device);

    [LibraryImport(Library, EntryPoint = "cuDriverGetVersion")]
    private static partial int Version(out int version);

    [LibraryImport(Library, EntryPoint = "cuGetErrorString")]
    private static partial int ErrorText(int error, out nint text);
}
