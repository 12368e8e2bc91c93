using System.Runtime.InteropServices;

namespace Dobble.Training.Commands;

/// <summary>
/// Lets work end in good order when it is asked to, by Ctrl-C or by a system that shuts down; a second Ctrl-C ends the program at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Signals() => _registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Cancelled once the program is asked to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells by what the program was ended: 130 by Ctrl-C, 143 by SIGTERM.</summary>
    public int ExitCode { get; private set; } = 130;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        ExitCode = context.Signal == PosixSignal.SIGTERM ? 143 : 130;
        _source.Cancel();
    }
}
