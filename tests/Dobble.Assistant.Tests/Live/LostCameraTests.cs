using System.Net;
using System.Net.Sockets;
using System.Text;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.Scenes.Tables;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Live;

/// <summary>A camera in the network that goes away in the middle of a game and comes back.</summary>
public sealed class LostCameraTests(FramePipelineTests.Table table) : IClassFixture<FramePipelineTests.Table>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Play_goes_on_when_the_camera_is_back_and_the_log_tells_it_once()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        var port = ((IPEndPoint)first.LocalEndpoint).Port;
        var serving = ServeAsync(first, TableVideo.Jpeg(table.Scene.Image));
        using var folder = new TempFolder();
        using var live = new LiveProcess(
            ["--deck", "emoji", "--display", "none", "--provider", "cpu", "--muted", "true", "--record", folder.Path, "--source",
                $"http://127.0.0.1:{port}/camera.mjpg"]);
        await live.SaysAsync("cards 0 and 1");

        // Pulled out: the connection breaks and nobody answers for a while.
        first.Stop();
        await serving;
        await live.SaysAsync("is gone");
        using var second = new TcpListener(IPAddress.Loopback, port);
        second.Start();
        using (await second.AcceptTcpClientAsync(Stop))
        {
            // Tried again, in vain.
        }

        using var artist = new DemoTable(Deck.Load(TestPaths.Deck("emoji")), cards: 2);
        using var otherTable = artist.Render(2);
        serving = ServeAsync(second, TableVideo.Jpeg(otherTable.Image));
        await live.SaysAsync("camera.mjpg is there");
        await live.SaysAsync("cards 2 and 3");
        await live.TerminateAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(live.Log.Split('\n'), line => line.Contains("is gone", StringComparison.Ordinal));
        second.Stop();
        await serving;
        var events = await File.ReadAllLinesAsync(Path.Combine(Assert.Single(Directory.GetDirectories(folder.Path)), "events.jsonl"), Stop);
        Assert.Single(events, line => line.Contains("camera_gone", StringComparison.Ordinal));
    }

    /// <summary>Sends the table 20 times a second to the one who asks, until the listener is stopped.</summary>
    private static async Task ServeAsync(TcpListener listener, byte[] jpeg)
    {
        var head = Encoding.ASCII.GetBytes($"--f\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n");
        try
        {
            using var client = await listener.AcceptTcpClientAsync(Stop);
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096], Stop);
            await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=f\r\n\r\n"u8.ToArray(), Stop);
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / 20.0));
            while (listener.Server.IsBound && await pace.WaitForNextTickAsync(Stop))
            {
                await stream.WriteAsync(head, Stop);
                await stream.WriteAsync(jpeg, Stop);
                await stream.WriteAsync("\r\n"u8.ToArray(), Stop);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The camera was pulled out, or the program has ended.
        }
    }
}
