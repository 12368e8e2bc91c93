using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dobble.Perf.Live;

/// <summary>
/// A network camera that sees one game after another, in a random order, and fails in a random way every half minute or so: it hangs up, is
/// away for some seconds, falls silent, sends noise, pictures that are cut off or many that are damaged.
/// </summary>
internal sealed class FlakyCamera(IReadOnlyList<SoakGame> games, int seed) : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(1 / 30.0);

    private readonly Random _random = new(seed);
    private readonly TcpListener _listener = new(IPAddress.Loopback, PageViewer.FreePort());
    private readonly ConcurrentDictionary<string, long> _seen = new();
    private SoakGame _game = games[0];
    private int _next;

    public string Address => $"http://{_listener.LocalEndpoint}/table.mjpg";

    /// <summary>Games begun.</summary>
    public int Games { get; private set; } = 1;

    /// <summary>How often it failed, by kind.</summary>
    public SortedDictionary<string, int> Failures { get; } = [];

    /// <summary>Whether a symbol was shared by two cards in sight at most so long ago.</summary>
    public bool Showed(string symbol, TimeSpan within) =>
        _seen.TryGetValue(symbol, out var time) && Stopwatch.GetElapsedTime(time) <= within;

    public async Task RunAsync(CancellationToken stop)
    {
        _listener.Start();
        while (!stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(stop).ConfigureAwait(false);
            try
            {
                await ServeAsync(client.GetStream(), stop).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // The program gave it up and asks again.
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(NetworkStream stream, CancellationToken stop)
    {
        await stream.ReadAtLeastAsync(new byte[1024], 1, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"u8.ToArray(), stop)
            .ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        var frames = _random.Next(300, 1500);
        for (var i = 0; i < frames; i++)
        {
            await SendAsync(stream, NextFrame(), stop).ConfigureAwait(false);
            var early = ((i + 1) * Frame) - clock.Elapsed;
            if (early > TimeSpan.Zero)
                await Task.Delay(early, TimeProvider.System, stop).ConfigureAwait(false);
        }

        await FailAsync(stream, stop).ConfigureAwait(false);
    }

    private byte[] NextFrame()
    {
        if (_next == _game.Frames.Count)
        {
            (_game, _next) = (games[_random.Next(games.Count)], 0);
            Games++;
        }

        foreach (var symbol in _game.Shared(_next))
            _seen[symbol] = Stopwatch.GetTimestamp();
        return _game.Frames[_next++];
    }

    private async Task FailAsync(NetworkStream stream, CancellationToken stop)
    {
        var kind = _random.Next(6);
        Failures.TryAdd(Kinds[kind], 0);
        Failures[Kinds[kind]]++;
        switch (kind)
        {
            case 1:
                _listener.Stop();
                await Task.Delay(TimeSpan.FromSeconds(1 + (8 * _random.NextDouble())), TimeProvider.System, stop).ConfigureAwait(false);
                _listener.Start();
                break;
            case 2:
                await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, stop).ConfigureAwait(false);
                break;
            case 3:
                var noise = new byte[100_000];
                _random.NextBytes(noise);
                await stream.WriteAsync(noise, stop).ConfigureAwait(false);
                break;
            case 4:
                var whole = NextFrame();
                await stream.WriteAsync(whole.AsMemory(0, _random.Next(10, whole.Length)), stop).ConfigureAwait(false);
                break;
            case 5:
                for (var i = 0; i < 40; i++)
                {
                    var damaged = (byte[])NextFrame().Clone();
                    damaged.AsSpan(3, 500).Clear();
                    await SendAsync(stream, damaged, stop).ConfigureAwait(false);
                }

                break;
        }
    }

    private static readonly string[] Kinds =
        ["hung up", "was away", "fell silent", "sent noise", "cut a picture off", "sent damaged pictures"];

    private static async Task SendAsync(NetworkStream stream, byte[] jpeg, CancellationToken stop)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n");
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. jpeg, (byte)'\r', (byte)'\n'], stop).ConfigureAwait(false);
    }
}
