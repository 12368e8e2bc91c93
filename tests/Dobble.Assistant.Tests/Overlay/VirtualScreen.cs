using System.ComponentModel;
using System.Diagnostics;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>An X server that draws into memory, and a hand on its keyboard. tools/test installs xvfb, xdotool and ffmpeg.</summary>
internal sealed class VirtualScreen : IDisposable
{
    private readonly Process _server;
    private readonly string _size;

    private VirtualScreen(Process server, string name, string size) => (_server, Name, _size) = (server, name, size);

    /// <summary>What DISPLAY has to be.</summary>
    public string Name { get; }

    /// <summary>Starts one.</summary>
    /// <param name="size">Such as <c>1280x720</c>.</param>
    public static async Task<VirtualScreen> StartAsync(string size = "1280x720")
    {
        var server = Start("Xvfb", ["-displayfd", "1", "-screen", "0", $"{size}x24", "-nolisten", "tcp"], redirect: true);
        var number = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.False(string.IsNullOrEmpty(number), "Xvfb does not start");
        return new VirtualScreen(server, $":{number}", size);
    }

    /// <summary>Looks until the screen shows what it should.</summary>
    public async Task<Mat> ShowsAsync(string file, Func<Mat, bool> expected)
    {
        for (var looks = 1; ; looks++)
        {
            var shown = await GrabAsync(file);
            if (expected(shown))
                return shown;
            shown.Dispose();
            Assert.True(looks < 50, $"the screen does not show what it should; it shows {file}");
        }
    }

    private async Task<Mat> GrabAsync(string file)
    {
        await RunAsync("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "x11grab", "-draw_mouse", "0", "-video_size", _size, "-i",
            Name, "-frames:v", "1", file);
        return Cv2.ImRead(file);
    }

    public Task PressAsync(string key) => RunAsync("xdotool", "key", "--clearmodifiers", key);

    public void Dispose()
    {
        _server.Kill();
        _server.Dispose();
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private Process Start(string program, string[] arguments) => Start(program, arguments, redirect: false, Name);

    private static Process Start(string program, string[] arguments, bool redirect, string? display = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = redirect };
        if (display is not null)
            start.Environment["DISPLAY"] = display;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{program} is missing: tools/test installs it");
            throw;
        }
    }
}
