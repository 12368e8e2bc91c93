using System.Collections.Concurrent;
using System.Net;

namespace Dobble.TestKit;

/// <summary>A real HTTP server of a test's own, which counts what it is asked.</summary>
public sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Func<HttpListenerContext, CancellationToken, Task> _answer;

    public LocalServer(Func<HttpListenerContext, CancellationToken, Task> answer)
    {
        _answer = answer;
        (_listener, Address) = Listen();
        _ = ServeAsync();
    }

    /// <summary>The server's root, with a slash at its end.</summary>
    public string Address { get; }

    /// <summary>The paths that were asked for, once for each request.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Serves files by path; an unknown path is 404.</summary>
    public static LocalServer OfFiles(IReadOnlyDictionary<string, byte[]> files) => new((context, _) => SendAsync(
        context, files.TryGetValue(context.Request.Url!.AbsolutePath, out var bytes) ? 200 : 404, bytes ?? []));

    /// <summary>Sends a whole answer.</summary>
    public static async Task SendAsync(HttpListenerContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    /// <summary>The whole body of a request.</summary>
    public static async Task<byte[]> BodyAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        return body.ToArray();
    }

    /// <summary>Keeps who asks waiting until the server closes.</summary>
    public static async Task HangAsync(CancellationToken closing)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = closing.Register(() => closed.TrySetCanceled(closing));
        await closed.Task;
    }

    /// <summary>Promises a body, sends half of it, and hangs up.</summary>
    public static async Task CutAsync(HttpListenerContext context, byte[] body)
    {
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body.AsMemory(0, body.Length / 2));
        await context.Response.OutputStream.FlushAsync();
        context.Response.Abort();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Close();
        _closing.Dispose();
    }

    private static (HttpListener Listener, string Address) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = $"http://127.0.0.1:{Ports.Free()}/";
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Another test took the port in between.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Asked.Enqueue(context.Request.Url!.AbsolutePath);
                _ = AnswerAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await _answer(context, _closing.Token);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The client or the test is gone.
        }
    }
}
