using System.Diagnostics;
using System.Text;

namespace Dobble.Assistant.Tests.Live;

/// <summary><c>dobble live</c> as a process of its own, as it runs at the table.</summary>
internal sealed class LiveProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly SemaphoreSlim _said = new(0);

    public LiveProcess(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, "live", .. arguments])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
                _log.AppendLine(line.Data);
            _said.Release();
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine(); // what nobody reads would fill the pipe, and writing to it would wait for ever
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public int ExitCode => _process.ExitCode;

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Waits until the log says something.</summary>
    public async Task SaysAsync(string text)
    {
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            var more = !_process.HasExited && await _said.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.True(more || Log.Contains(text, StringComparison.Ordinal), $"'{text}' was to be said, but there was only: {Log}");
        }
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await EndAsync();
        return clock.Elapsed;
    }

    public async Task EndAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(2)); // A busy machine is slow; only what hangs takes that long.
        await _process.WaitForExitAsync(timeout.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose(); // the semaphore stays: a last line may still come
    }
}
