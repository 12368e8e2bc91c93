using Dobble.Assistant.Outputs;
using Dobble.Vision.Frames;
using Microsoft.AspNetCore.Http;
using OpenCvSharp;

namespace Dobble.Assistant.Web;

/// <summary>
/// The camera's picture for whoever looks: a JPEG is made only while somebody waits for one, some times a second, once for all of them,
/// and on the task of this output. Who is slow asks later, and has missed pictures.
/// </summary>
internal sealed class PictureFeed(TimeProvider clock) : IDisposable
{
    private const int MaxSide = 960, Quality = 78;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1 / 8.0), Timeout = TimeSpan.FromSeconds(5);

    private readonly Mat _small = new();
    private TaskCompletionSource<byte[]> _next = NewPromise();
    private int _waiting;
    private long? _last;

    public Output Output => new("web", 1) { TakeFrame = Take };

    /// <summary>Sends the next picture; 503 where none comes, as while the camera is away.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            var jpeg = await Volatile.Read(ref _next).Task.WaitAsync(Timeout, clock, context.RequestAborted).ConfigureAwait(false);
            context.Response.ContentType = "image/jpeg";
            context.Response.ContentLength = jpeg.Length;
            await context.Response.Body.WriteAsync(jpeg, context.RequestAborted).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _small.Dispose();

    private ValueTask Take(Frame frame)
    {
        if (Volatile.Read(ref _waiting) == 0 || (_last is { } last && clock.GetElapsedTime(last) < Interval))
            return ValueTask.CompletedTask;
        _last = clock.GetTimestamp();
        Interlocked.Exchange(ref _next, NewPromise()).SetResult(Encode(frame.Image));
        return ValueTask.CompletedTask;
    }

    private byte[] Encode(Mat image)
    {
        var scale = Math.Min(1, MaxSide / (double)Math.Max(image.Width, image.Height));
        if (scale < 1)
            Cv2.Resize(image, _small, default, scale, scale, InterpolationFlags.Area);
        Cv2.ImEncode(".jpg", scale < 1 ? _small : image, out var jpeg, [(int)ImwriteFlags.JpegQuality, Quality]);
        return jpeg;
    }

    private static TaskCompletionSource<byte[]> NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
