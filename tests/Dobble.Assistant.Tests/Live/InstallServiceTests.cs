using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Live;

/// <summary>The script that makes live play a service, put under another root.</summary>
public sealed class InstallServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_unit_is_complete_and_keeps_options_as_they_are()
    {
        var (exit, _) = await RunAsync("--user", "root", "--dest", _folder.Path, "--", "--display", "none", "--record", "/srv/my games",
            "--voice-command", "say 100% \"loud\"");
        Assert.Equal(0, exit);
        var unit = await File.ReadAllTextAsync(_folder.File("etc/systemd/system/dobble.service"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain('@', unit.Replace("@ROOT@", "@", StringComparison.Ordinal));
        Assert.Contains("Type=notify", unit, StringComparison.Ordinal);
        Assert.Contains("WatchdogSec=", unit, StringComparison.Ordinal);
        Assert.Contains("\"--record\" \"/srv/my games\"", unit, StringComparison.Ordinal);
        Assert.Contains("\"say 100%% \\\"loud\\\"\"", unit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_named()
    {
        var (exit, said) = await RunAsync("--user", "nobody-of-this-name", "--dest", _folder.Path);
        Assert.Equal(1, exit);
        Assert.Contains("there is no user nobody-of-this-name", said, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(TestPaths.Root, "tools", "install-service"), arguments)
        { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
