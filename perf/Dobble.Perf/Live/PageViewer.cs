using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dobble.Perf.Live;

/// <summary>Somebody who looks at the page of live play.</summary>
internal static class PageViewer
{
    /// <summary>A port of this machine that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Looks at every picture there is, as the page does, until it is stopped or the game is over.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> LookAsync(HttpClient client, CancellationToken stop)
    {
        for (var pictures = 0; ; pictures++)
        {
            try
            {
                await client.GetByteArrayAsync(new Uri("picture", UriKind.Relative), stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return pictures;
            }
        }
    }

    /// <summary>Hears how things stand until it is stopped or the game is over.</summary>
    public static async Task<int> HearAsync(HttpClient client, CancellationToken stop)
    {
        try
        {
            await using var events = await client.GetStreamAsync(new Uri("events", UriKind.Relative), stop).ConfigureAwait(false);
            await events.CopyToAsync(Stream.Null, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The turn is over.
        }

        return 0;
    }

    /// <summary>Frames read so far, and the sum of their delays in seconds.</summary>
    public static async Task<(double Frames, double Seconds)> FetchAsync(HttpClient client, CancellationToken stop)
    {
        var lines = (await client.GetStringAsync(new Uri("metrics", UriKind.Relative), stop).ConfigureAwait(false)).Split('\n');
        double Value(string name) => lines.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal)) is { } line
            ? double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture)
            : 0;
        return (Value("dobble_delay_seconds_count"), Value("dobble_delay_seconds_sum"));
    }
}
