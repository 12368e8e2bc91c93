using System.Diagnostics;
using System.Globalization;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Sweeps;

/// <summary>A real Slurm cluster of one node, this machine, for as long as a test takes.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed class SlurmCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _daemons = [];

    private SlurmCluster()
    {
    }

    /// <summary>The cluster's configuration, for <c>SLURM_CONF</c>.</summary>
    public string Configuration => _folder.File("slurm.conf");

    /// <summary>Starts one; the calling test is skipped, visibly, where Slurm is not installed or may not be started.</summary>
    public static async Task<SlurmCluster> StartAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/slurmctld")
            && File.Exists("/usr/sbin/munged"), "Slurm is not installed: tools/test installs slurm-wlm and munge");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a cluster can only be started by root");
        var cluster = new SlurmCluster();
        try
        {
            await cluster.BeginAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            daemon.Kill(entireProcessTree: true);
            await daemon.WaitForExitAsync(CancellationToken.None);
            daemon.Dispose();
        }

        _folder.Dispose();
    }

    private async Task BeginAsync()
    {
        var key = _folder.File("munge.key");
        await File.WriteAllBytesAsync(key, System.Security.Cryptography.RandomNumberGenerator.GetBytes(1024));
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        Directory.CreateDirectory(_folder.File("state"));
        Directory.CreateDirectory(_folder.File("spool"));
        await File.WriteAllTextAsync(Configuration, Settings());
        if (await IsRecentAsync())
            await File.WriteAllTextAsync(_folder.File("cgroup.conf"), "CgroupPlugin=disabled\n");
        Start("munged", "--foreground", "--force", "--key-file=" + key, "--socket=" + _folder.File("munge.socket"), "--pid-file="
            + _folder.File("munged.pid"), "--log-file=" + _folder.File("munged.log"), "--seed-file=" + _folder.File("munge.seed"));
        await FileEvents.UntilAsync(_folder.Path, () => File.Exists(_folder.File("munge.socket")), CancellationToken.None);
        Start("slurmctld", "-D", "-f", Configuration);
        Start("slurmd", "-D", "-f", Configuration);
        await UntilIdleAsync();
    }

    private string Settings()
    {
        var name = Environment.MachineName.Split('.')[0];
        var (control, node) = (Ports.Free(), Ports.Free());
        return string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=test
            SlurmctldHost={name}(127.0.0.1)
            AuthType=auth/munge
            AuthInfo=socket={_folder.File("munge.socket")}
            SlurmUser=root
            SlurmdUser=root
            SlurmctldPort={control}
            SlurmdPort={node}
            StateSaveLocation={_folder.File("state")}
            SlurmdSpoolDir={_folder.File("spool")}
            SlurmctldPidFile={_folder.File("slurmctld.pid")}
            SlurmdPidFile={_folder.File("slurmd.pid")}
            SlurmctldLogFile={_folder.File("slurmctld.log")}
            SlurmdLogFile={_folder.File("slurmd.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            MpiDefault=none
            ReturnToService=2
            NodeName={name} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
            PartitionName=all Nodes={name} Default=YES MaxTime=INFINITE State=UP

            """);
    }

    // From 23.02 on, the node's daemon wants a cgroup unless it is told that there is none.
    private async Task<bool> IsRecentAsync()
    {
        var version = (await OutputAsync("slurmctld", "-V")).Split(' ', '.').Select(p => int.TryParse(p, out var n) ? n : 0)
            .FirstOrDefault(n => n > 0);
        return version >= 23;
    }

    private void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/sbin/" + program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _daemons.Add(process);
    }

    private async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        start.Environment["PATH"] += ":/usr/sbin";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    // Slurm tells nobody when a node is ready: it has to be asked.
    private async Task UntilIdleAsync()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var tries = 0; tries < 150; tries++)
        {
            if ((await OutputAsync("sinfo", "--noheader", "--format=%t")).Contains("idle", StringComparison.Ordinal))
                return;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        throw new TimeoutException(
            "the cluster did not start: " + string.Join(' ', Directory.GetFiles(_folder.Path, "*.log").Select(File.ReadAllText)));
    }
}
