using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>A file of the page, out of the program itself.</summary>
/// <param name="Path">Where it is served.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Asset(string Path, string Type, byte[] Content)
{
    private const string Folder = "page/";

    private readonly string _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..16]}\"";

    /// <summary>All of them.</summary>
    public static IEnumerable<Asset> All =>
        from name in typeof(Asset).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        select Load(name);

    /// <summary>Sends it, unless the browser has it already.</summary>
    public Task ServeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch == _tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = Type;
        return context.Response.Body.WriteAsync(Content, context.RequestAborted).AsTask();
    }

    private static Asset Load(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(PathOf(name[Folder.Length..]), TypeOf(name), content);
    }

    private static string PathOf(string file) => file switch
    {
        "index.html" => "/",
        "pair.html" => Pairing.Path,
        _ => "/" + file,
    };

    private static string TypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/json",
    };
}
