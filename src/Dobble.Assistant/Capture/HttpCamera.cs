using System.Net.Http.Headers;
using System.Text;
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
        var client = new HttpClient { Timeout = Timeout };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (address.UserInfo.Length > 0)
            {
                var user = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)));
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", user);
            }

            var answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            if (answer.Content.Headers.ContentType?.MediaType is "multipart/x-mixed-replace" or "image/jpeg")
                return new TimeoutStream(answer.Content.ReadAsStream(), Timeout, client);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            client.Dispose();
            throw new DobbleException(
                $"{name}: no video comes from there ({e.Message.Split('\n', 2)[0]}); check the address, the network and the password.", e);
        }

        client.Dispose();
        return null;
    }
}
