using System.Net;
using System.Net.Sockets;
using System.Text;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Stores;

/// <summary>Stands between a client and a real server and spoils what passes: the faults of networks and servers.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private const int SlowPiece = 65536;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Fault> _fault;
    private readonly int _server;
    private readonly Task _accepting;
    private int _connections;

    public FaultyProxy(int server, Func<int, Fault> fault)
    {
        (_server, _fault) = (server, fault);
        // What lies in large buffers looks sent to the sender.
        _listener.Server.ReceiveBufferSize = SlowPiece;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What a connection suffers.</summary>
    internal enum Fault
    {
        None,
        Error500,
        Silence,
        Cut,

        /// <summary>Nothing more comes after the beginning.</summary>
        Stall,

        /// <summary>Everything passes, little by little.</summary>
        Slow,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client, _fault(Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, Fault fault)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (fault == Fault.Silence)
                    await LocalServer.HangAsync(_stop.Token);
                if (fault == Fault.Error500)
                {
                    _ = await stream.ReadAsync(new byte[65536], _stop.Token);
                    await stream.WriteAsync(
                        Encoding.ASCII.GetBytes("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
                        _stop.Token);
                    return;
                }

                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
                var up = PassAsync(stream, server.GetStream(), fault, long.MaxValue);
                var down = PassAsync(server.GetStream(), stream, fault, fault is Fault.Cut or Fault.Stall ? 3000 : long.MaxValue);
                await Task.WhenAny(up, down);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // Either end is gone.
            }
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Fault fault, long max)
    {
        using var pace = new PeriodicTimer(Pause);
        var buffer = new byte[fault == Fault.Slow ? SlowPiece : 1024];
        for (var passed = 0L; passed < max;)
        {
            var read = await from.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                return;
            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            passed += read;
            if (fault == Fault.Slow)
                await pace.WaitForNextTickAsync(_stop.Token);
        }

        if (fault == Fault.Stall)
            await LocalServer.HangAsync(_stop.Token);
    }
}
