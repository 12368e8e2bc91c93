using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Launchers;

/// <summary>How the launchers get what is missing, and what they say where they cannot.</summary>
public sealed class PackagesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bookworm")]
    [InlineData("trixie")]
    [InlineData("noble")]
    public async Task Every_package_that_the_launchers_name_can_be_had(string release)
    {
        const int listsCannotBeHad = 3;
        var (exitCode, output, error) = await Bash.RunAsync(Path.Combine(TestPaths.Root, "tools/try-fresh"), "--packages", release);
        Assert.SkipWhen(exitCode == listsCannotBeHad, output + error);
        Assert.True(exitCode == 0, output + error);
        Assert.Matches(@"all \d\d packages can be had", output);
    }

    [Theory]
    [InlineData("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4242 (apt-get)", "another apt is running: wait")]
    [InlineData("E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?",
        "another apt is running: wait")]
    [InlineData("E: Failed to fetch http://host/x.deb  Temporary failure resolving 'host'", "cannot be reached: start once with a network")]
    [InlineData(
        "E: Sub-process /usr/bin/dpkg returned an error code (1)", "apt-get says: E: Sub-process /usr/bin/dpkg returned an error code (1)")]
    [InlineData("E: Unable to locate package libdrm2", "package sources lack it")]
    public async Task What_apt_refuses_is_told_in_one_line_and_the_launcher_goes_on(string apt, string told)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "not root: apt-get is not asked");
        var said = await Bash.SayAsync($"{Command("apt-get", $"echo \"{apt}\" >&2; exit 100")} install_packages libdrm2; echo on");
        Assert.Equal("installing libdrm2", said[1]);
        Assert.Equal("on", said[0]);
        var line = Assert.Single(said[2..]);
        Assert.StartsWith("missing: libdrm2; ", line, StringComparison.Ordinal);
        Assert.Contains(told, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_not_to_be_had_does_not_keep_the_others_out()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "not root: apt-get is not asked");
        var apt = Command(
            "apt-get", """[[ "$*" != *libnone* ]] || { echo "E: Unable to locate package libnone"; exit 100; }; echo "$*" >>installed""");
        var said = await Bash.SayAsync($"cd '{_folder.Path}'; {apt} install_packages libdrm2 libnone libatomic1");
        Assert.Contains(said, line => line.StartsWith("missing: libnone; ", StringComparison.Ordinal));
        Assert.Contains(await File.ReadAllLinesAsync(_folder.File("installed"), TestContext.Current.CancellationToken), line =>
            line.EndsWith("libdrm2 libatomic1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_without_apt_is_told_what_to_install()
    {
        var said = await Bash.SayAsync("PATH=/nowhere; install_packages libdrm2 libatomic1");
        Assert.StartsWith("missing: libdrm2 libatomic1; there is no apt-get here", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_sudo_is_told_the_command_for_root()
    {
        var (exitCode, _, _) = await Bash.RunAsync("unshare", "--user", "true");
        Assert.SkipWhen(exitCode != 0, "nobody else can be played here: user namespaces are not allowed");
        // A user namespace without a mapping makes nobody of whoever starts it.
        var said = await Bash.SayAsync(
            $"{Command("apt-get", "echo asked")} PATH={_folder.Path}; install_packages libdrm2", "unshare", "--user");
        Assert.Equal(
            "missing: libdrm2; you are not root and there is no sudo: let root run: apt-get update && apt-get install "
                + "--no-install-recommends libdrm2",
            Assert.Single(said));
    }

    [Fact]
    public async Task Where_everything_is_there_no_package_is_asked_for()
    {
        const string groups = "opencv font live";
        var missing = await Bash.SayAsync($"install_packages() {{ echo missing \"$@\"; }}; need {groups}");
        Assert.SkipWhen(missing.Length > 0, string.Join('\n', missing));
        Assert.Empty(await Bash.SayAsync($"{Command("apt-get", "echo asked")} need {groups}"));
    }

    [Theory]
    [InlineData("library:libc.so.6", true)]
    [InlineData("library:libnone.so.1", false)]
    [InlineData("command:bash", true)]
    [InlineData("command:no-such-command", false)]
    [InlineData("file:/usr", true)]
    [InlineData("file:/no/such/file", false)]
    public async Task What_is_there_is_told_from_what_is_not(string sign, bool there) =>
        Assert.Equal([there ? "there" : "missing"], await Bash.SayAsync($"is_there {sign} && echo there || echo missing"));

    /// <summary>Puts a command before all others, and gives the bash that does so.</summary>
    private string Command(string name, string script)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        using (var writer = new StreamWriter(_folder.File(name), options))
            writer.Write($"#!/bin/bash\n{script}\n");
        return $"PATH={_folder.Path}:$PATH;";
    }
}
