using System.Runtime.InteropServices;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Native;

public sealed class NativeEnvironmentTests
{
    [Fact]
    public void ONNX_Runtime_is_told_to_report_to_nobody_before_it_is_loaded()
    {
        Assert.NotEmpty(ExecutionProviders.RuntimeVersion());
        Assert.Equal("1", Marshal.PtrToStringUTF8(GetVariable("ORT_DISABLE_TELEMETRY")));
    }

    [DllImport("libc", EntryPoint = "getenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern nint GetVariable([MarshalAs(UnmanagedType.LPStr)] string name);
}
