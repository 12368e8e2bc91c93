using System.Net;
using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>Cameras that send JPEG images in an answer that does not end, as most network cameras and phone apps can.</summary>
internal static class HttpCamera
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>The images' bytes, or null where something other than JPEG images comes.</summary>
    /// <exception cref="DobbleException">The server does not answer, or refuses.</exception>
    public static Stream? Open(Uri address, string name)
    {
        // Lives as long as the stream: disposing it would end the connection.
        var client = new HttpClient(new SocketsHttpHandler { Credentials = CredentialsOf(address) }) { Timeout = Timeout };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            if (answer.Content.Headers.ContentType?.MediaType is "multipart/x-mixed-replace" or "image/jpeg")
                return new TimeoutStream(answer.Content.ReadAsStream(), Timeout, client);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or NotSupportedException or ArgumentException)
        {
            client.Dispose();
            // The client has no words of its own for a server that sends on to rtsp://…
            var reason = e is ArgumentException ? "it sends on to an address of another kind" : e.Message.Split('\n', 2)[0];
            throw new DobbleException(
                $"{name}: no video comes from there ({reason}); check the address, the network and the password.", e);
        }

        client.Dispose();
        return null;
    }

    /// <summary>Name and password of an address, for whichever way of asking for them the camera has.</summary>
    private static NetworkCredential? CredentialsOf(Uri address) =>
        address.UserInfo.Split(':', 2) is [{ Length: > 0 } name, .. var password]
        ? new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(string.Concat(password)))
        : null;
}
