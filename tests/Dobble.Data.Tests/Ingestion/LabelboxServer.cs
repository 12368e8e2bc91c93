using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Ingestion;

/// <summary>
/// Behaves like Labelbox's GraphQL address as its Python SDK uses it: an export task is started, asked for, and its rows are
/// had in parts, each behind an address of its own.
/// </summary>
internal sealed class LabelboxServer : IDisposable
{
    public const string Key = "the-key", Project = "project-1";
    private readonly byte[] _rows;
    private readonly int _partSize;
    private readonly LocalServer _server;
    private int _asked;

    public LabelboxServer(Func<string, string> rows, IReadOnlyDictionary<string, byte[]> images, int partSize = 300)
    {
        _partSize = partSize;
        Images = images;
        _server = new LocalServer(AnswerAsync);
        _rows = Encoding.UTF8.GetBytes(rows(_server.Address));
    }

    public string Address => _server.Address + "graphql";

    public ConcurrentQueue<string> Asked => _server.Asked;

    /// <summary>How often the task is still in progress when it is asked for.</summary>
    public int Patience { get; init; } = 1;

    /// <summary>What the task ends as.</summary>
    public string End { get; init; } = "COMPLETE";

    /// <summary>Status of every GraphQL answer; 200 for none of its own.</summary>
    public int Status { get; init; } = 200;

    private IReadOnlyDictionary<string, byte[]> Images { get; }

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken stop)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (path == "/graphql")
            await QueryAsync(context, stop);
        else if (path.StartsWith("/part/", StringComparison.Ordinal))
            await PartAsync(context, int.Parse(path[6..], System.Globalization.CultureInfo.InvariantCulture));
        else
            await LocalServer.SendAsync(context, Images.ContainsKey(path) ? 200 : 404, Images.GetValueOrDefault(path, []));
    }

    private async Task PartAsync(HttpListenerContext context, int offset)
    {
        // Parts are signed for themselves: the key is nobody's business there.
        Assert.Null(context.Request.Headers["Authorization"]);
        await LocalServer.SendAsync(context, 200, _rows[offset..Math.Min(_rows.Length, offset + _partSize)]);
    }

    private async Task QueryAsync(HttpListenerContext context, CancellationToken stop)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.InputStream, cancellationToken: stop);
        var query = json.RootElement.GetProperty("query").GetString()!;
        var variables = json.RootElement.GetProperty("variables");
        var answer = context.Request.Headers["Authorization"] == $"Bearer {Key}" ? Answer(query, variables) : Error("AUTHENTICATION_ERROR");
        await LocalServer.SendAsync(context, Status, JsonSerializer.SerializeToUtf8Bytes(answer));
    }

    private object Answer(string query, JsonElement variables)
    {
        if (query.Contains("exportDataRowsInProject(", StringComparison.Ordinal))
        {
            return variables.GetProperty("input").GetProperty("filters").GetProperty("projectId").GetString() == Project
                ? Data(new { exportDataRowsInProject = new { taskId = "task-1", isStreamable = true } })
                : Error("RESOURCE_NOT_FOUND");
        }

        Assert.Equal("task-1", variables.GetProperty("where").GetProperty("id").GetString());
        if (query.Contains("status", StringComparison.Ordinal))
            return Data(new { task = new { id = "task-1", status = _asked++ < Patience ? "IN_PROGRESS" : End } });
        Assert.Equal("RESULT", variables.GetProperty("streamType").GetString());
        if (query.Contains("exportMetadataHeader(", StringComparison.Ordinal))
            return Data(new
            {
                task = new
                { exportMetadataHeader = _rows.Length == 0 ? null : new { totalSize = $"{_rows.Length}", totalLines = "3" } }
            });
        var offset = int.Parse(variables.GetProperty("offset").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var end = Math.Min(_rows.Length, offset + _partSize) - 1;
        return Data(new
        {
            task = new
            {
                exportFileFromOffset = new
                {
                    offsets = new { start = $"{offset}", end = $"{end}" },
                    lines = new
                    { start = "0", end = "0" },
                    file = $"{_server.Address}part/{offset}"
                }
            }
        });
    }

    private static object Data(object data) => new { data };

    private static object Error(string code) =>
        new { errors = new[] { new { message = "no", extensions = new { code } } }, data = (object?)null };
}
