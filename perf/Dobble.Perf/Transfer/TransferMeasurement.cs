using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dobble.Perf.Reporting;
using Dobble.Vision;

namespace Dobble.Perf.Transfer;

/// <summary>
/// Sends and fetches many small files with <c>dobble-train upload</c> and <c>download</c>, and side by side with <c>aws s3 sync</c> on the
/// same
/// server, each as a process of its own, in turn.
/// </summary>
internal sealed class TransferMeasurement(string root, Action<string> say) : IDisposable
{
    private const int Files = 1000;
    private const int Bytes = 100_000;
    private const int Rounds = 5;
    private const string Bucket = "perf";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-perf-");
    private readonly int _port = FreePort();

    private string Source => Path.Combine(_folder.FullName, "source");

    /// <summary>Measures and writes the section.</summary>
    /// <exception cref="DobbleException">The server or a program is missing, or fails.</exception>
    public void Run(string page)
    {
        var server = Path.Combine(root, "artifacts", "s3rver", "node_modules", ".bin", "s3rver");
        if (!File.Exists(server))
            throw new DobbleException(
                "there is no S3 server to measure with; start this by `tools/perf transfer`, which installs one with npm");
        MakeFiles();
        using var running = Start("node", [server, "-d", Directory.CreateDirectory(Path.Combine(_folder.FullName, "server")).FullName, "-a",
            "127.0.0.1", "-p", Text(_port), "-s", "--no-vhost-buckets", "--configure-bucket", Bucket]);
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        try
        {
            WaitForServer();
            new PageSection("transfer").Write(page, Section(Measure()));
        }
        finally
        {
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private List<(string Way, double Up, double Down)> Measure()
    {
        var times = new Dictionary<string, (List<double> Up, List<double> Down)>();
        void Add(string way, double up, double down)
        {
            if (!times.TryGetValue(way, out var all))
                times[way] = all = ([], []);
            all.Up.Add(up);
            all.Down.Add(down);
        }

        var program = Path.Combine(root, "artifacts", "bin", "Dobble.Training", "release", "dobble-train.dll");
        var hasAws = Works("aws", "--version");
        for (var round = 0; round < Rounds; round++)
        {
            say($"transfer, round {round + 1} of {Rounds}");
            string Fresh(string name) => Path.Combine(_folder.FullName, $"{name}-{round}");
            Add("dobble-train upload, download",
                Seconds("dotnet", program, "upload", Source, "--store", $"s3://{Bucket}/own-{round}"),
                Seconds("dotnet", program, "download", "dobble", "--store", $"s3://{Bucket}/own-{round}", "--out", Fresh("own")));
            if (hasAws)
                Add("aws s3 sync", Seconds("aws", "s3", "sync", "--quiet", Source, $"s3://{Bucket}/aws-{round}"),
                    Seconds("aws", "s3", "sync", "--quiet", $"s3://{Bucket}/aws-{round}", Fresh("aws")));
            Add("plain copy", Seconds("cp", "-r", Source, Fresh("copy")), Seconds("cp", "-r", Fresh("copy"), Fresh("back")));
        }

        return [.. times.Select(t => (t.Key, Median(t.Value.Up), Median(t.Value.Down)))];
    }

    private string Section(List<(string Way, double Up, double Down)> ways)
    {
        static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) + " s";
        var table = new MarkdownTable("way", "up", "down");
        foreach (var (way, up, down) in ways)
            table.Add(way, Seconds(up), Seconds(down));
        var machine = Machine.Examine(TimeProvider.System, root);
        var judged = ways.FirstOrDefault(w => w.Way.StartsWith("aws", StringComparison.Ordinal)) is { Way: not null } aws
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Goal: half the speed of `aws s3 sync`. Measured: {aws.Up / ways[0].Up:0.0} times its speed up, "
                    + $"{aws.Down / ways[0].Down:0.0} times down.")
            : "`aws` was not there to be compared with.";
        return $"""
            ## Transfers

            Written by `tools/perf transfer` on {machine.Processor}, {machine.Cores} cores, commit {machine.Commit}, {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.
            {Files} files of {Bytes / 1000} kB to and from an S3 server (s3rver) on the same machine, start of the program included, every file's hash
            computed and checked on our side; medians of {Rounds} rounds in turn.

            {table}
            {judged}
            """;
    }

    private void MakeFiles()
    {
        Directory.CreateDirectory(Source);
        var (random, contents) = (new Random(1), new byte[Bytes]);
        for (var i = 0; i < Files; i++)
        {
            random.NextBytes(contents);
            File.WriteAllBytes(Path.Combine(Source, $"{i:0000}.bin"), contents);
        }
    }

    private void WaitForServer()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System).GetAwaiter().GetResult();
            }
        }

        throw new DobbleException("the S3 server does not start; look whether node works");
    }

    private double Seconds(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? seconds
            : throw new DobbleException(
                $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult().Trim()} "
                    + $"{output.GetAwaiter().GetResult().Trim()}");
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string, string)[] variables =
        [
            ("AWS_ACCESS_KEY_ID", "S3RVER"), ("AWS_SECRET_ACCESS_KEY", "S3RVER"), ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", $"http://127.0.0.1:{_port}"),
            // The server ciphers with DES, which OpenSSL 3 counts as legacy.
            ("NODE_OPTIONS", "--openssl-legacy-provider"),
        ];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private bool Works(string program, string argument)
    {
        try
        {
            _ = Seconds(program, argument);
            return true;
        }
        catch (Exception e) when (e is DobbleException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
