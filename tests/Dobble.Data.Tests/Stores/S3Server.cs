using System.Diagnostics;
using Dobble.Data.Stores;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Stores;

/// <summary>
/// An S3 server on this machine, with a bucket <c>dobble</c>: the one that <c>DOBBLE_TEST_S3</c> names (<c>http://key:secret@host:port</c>, as
/// <c>tools/try-swift</c> does), else s3rver; tests are skipped where that is not installed.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "dobble";
    private static readonly Uri? Given =
        Environment.GetEnvironmentVariable("DOBBLE_TEST_S3") is { Length: > 0 } address ? new Uri(address) : null;

    private static readonly string[] Keys =
        Given is null ? ["S3RVER", "S3RVER"] : [Given.UserInfo[..Given.UserInfo.LastIndexOf(':')], Given.UserInfo.Split(':')[^1]];

    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Given is not null)
        {
            Port = Given.Port;
            return;
        }

        var program = Path.Combine(TestPaths.Root, "artifacts", "s3rver", "node_modules", ".bin", "s3rver");
        if (!File.Exists(program))
            return;
        Port = Ports.Free();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        // The server's page marks are ciphered with DES, which OpenSSL 3 counts as legacy.
        start.Environment["NODE_OPTIONS"] = "--openssl-legacy-provider";
        foreach (var argument in (string[])[
            program, "-d", _folder.Path, "-a", "127.0.0.1", "-p", $"{Port}", "-s", "--no-vhost-buckets", "--configure-bucket", Bucket])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        // Its first line says that it listens.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, _) => listening.TrySetResult();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TooLong, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The variables that a client needs.</summary>
    internal static Dictionary<string, string> Variables(int port, string? key = null, string? secret = null, string patience = "30") => new()
    {
        ["AWS_ACCESS_KEY_ID"] = key ?? Keys[0],
        ["AWS_SECRET_ACCESS_KEY"] = secret ?? Keys[1],
        ["AWS_ENDPOINT_URL"] = $"http://127.0.0.1:{port}",
        ["DOBBLE_S3_TIMEOUT"] = patience,
    };

    /// <summary>A store there, under a prefix of the test's own; through another port where one is given.</summary>
    internal IStore Open(
        string prefix, int? port = null, string? key = null, string? secret = null, string bucket = Bucket, string patience = "30")
    {
        Assert.SkipWhen(_process is null && Given is null, "no S3 server is installed: tools/test installs one with npm");
        return StoreAddress.Open($"s3://{bucket}/{prefix}", Variables(port ?? Port, key, secret, patience).GetValueOrDefault);
    }
}
