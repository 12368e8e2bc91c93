using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Tests.Launchers;
using Dobble.Data.Files;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Packaging;

/// <summary>
/// What the package says of the program, compared with the program. Packages are made and installed by tools/try-package.
/// </summary>
public sealed partial class PackageTests
{
    private const string OpenCv = "libOpenCvSharpExtern.so";
    private static readonly string Parts = Path.Combine(TestPaths.Root, "tools", "packaging");

    /// <summary>The packages of the libraries that native code links to, as Debian 12 names them.</summary>
    private static readonly Dictionary<string, string> PackageOf = new(StringComparer.Ordinal)
    {
        ["libc.so.6"] = "libc6",
        ["libm.so.6"] = "libc6",
        ["libdl.so.2"] = "libc6",
        ["librt.so.1"] = "libc6",
        ["libpthread.so.0"] = "libc6",
        ["libgcc_s.so.1"] = "libgcc-s1",
        ["libstdc++.so.6"] = "libstdc++6",
        ["libgtk-3.so.0"] = "libgtk-3-0",
        ["libgdk-3.so.0"] = "libgtk-3-0",
        ["libatk-1.0.so.0"] = "libatk1.0-0",
        ["libglib-2.0.so.0"] = "libglib2.0-0",
        ["libgobject-2.0.so.0"] = "libglib2.0-0",
        ["libgio-2.0.so.0"] = "libglib2.0-0",
        ["libpango-1.0.so.0"] = "libpango-1.0-0",
        ["libpangocairo-1.0.so.0"] = "libpangocairo-1.0-0",
        ["libcairo.so.2"] = "libcairo2",
        ["libcairo-gobject.so.2"] = "libcairo-gobject2",
        ["libgdk_pixbuf-2.0.so.0"] = "libgdk-pixbuf-2.0-0",
        ["libfreetype.so.6"] = "libfreetype6",
        ["libharfbuzz.so.0"] = "libharfbuzz0b",
        ["libX11.so.6"] = "libx11-6",
        ["libdrm.so.2"] = "libdrm2",
        ["libatomic.so.1"] = "libatomic1",
    };

    [Fact]
    public async Task The_package_depends_on_every_library_that_its_native_code_links_to()
    {
        var depends = Names(await File.ReadAllTextAsync(Path.Combine(Parts, "control"), TestContext.Current.CancellationToken));
        var natives = Directory.GetFiles(AppContext.BaseDirectory, "*.so").Where(file => Path.GetFileName(file) != OpenCv)
            .Concat(Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.so").Where(file => !LeftOut().IsMatch(file))).ToArray();
        Assert.True(natives.Length > 10, "the native libraries were not found");
        Assert.Subset(depends, await PackagesOfAsync(natives));
    }

    [Fact]
    public async Task What_OpenCV_links_to_is_listed_and_nothing_else()
    {
        var library = Path.Combine(AppContext.BaseDirectory, OpenCv);
        Assert.SkipUnless(File.Exists(library), "there is no native OpenCV library for this machine");
        var listed = (await File.ReadAllLinesAsync(Path.Combine(Parts, "opencv-depends"), TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(" | ")[^1]);
        var common = new[] { "libc6", "libgcc-s1", "libstdc++6" };
        Assert.Equal(listed.Order(StringComparer.Ordinal), (await PackagesOfAsync(library)).Except(common).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_manual_names_every_command_and_option()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Parts, "dobble.1"), TestContext.Current.CancellationToken);
        var manual = source.Replace("\\-", "-", StringComparison.Ordinal);
        var names = Named(Program.CommandLine(new Home(HomeFolder.FindRoot()))).Distinct().ToArray();
        Assert.True(names.Length > 40, "the commands were not found");
        Assert.All(names, name => Assert.Contains(name, manual, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dobble ", "deck demo doctor live model read replay")]
    [InlineData("dobble re", "read replay")]
    [InlineData("dobble read --j", "--json")]
    [InlineData("dobble read --language f", "fr")]
    public async Task Completion_offers_what_the_program_knows(string line, string offered)
    {
        var script = $$"""
            dobble() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "dobble.dll")}}' "$@"; }
            source '{{Path.Combine(Parts, "completion")}}'
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}{{(line.EndsWith(' ') ? " ''" : "")}})
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _dobble
            echo "${COMPREPLY[@]}"
            """;
        Assert.Equal(offered, (await Bash.RunAsync("bash", "-c", script)).Output.Trim());
    }

    /// <summary>Names of a command's parts, and of all below it; the form of options with a slash is Windows'.</summary>
    private static IEnumerable<string> Named(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Where(name => name[0] != '/')
            .Concat(command.Subcommands.SelectMany(sub => Named(sub).Append(sub.Name)));

    private static HashSet<string> Names(string control) =>
        [.. Dependency().Match(control).Groups[1].Value.Split(',', '|').Select(name => name.Trim().Split(' ')[0])];

    private static async Task<HashSet<string>> PackagesOfAsync(params string[] files)
    {
        var (_, said, _) = await Bash.RunAsync("readelf", ["--dynamic", .. files]);
        var linked = Needed().Matches(said).Select(match => match.Groups[1].Value).Distinct().ToArray();
        var shipped = files.Select(Path.GetFileName).ToHashSet();
        Assert.NotEmpty(linked);
        return [.. linked.Where(name => !shipped.Contains(name) && !IsLoader(name)).Select(name => PackageOf[name])];
    }

    private static bool IsLoader(string name) => name.StartsWith("ld-linux", StringComparison.Ordinal);

    [GeneratedRegex("^Depends: (.*)@OPENCV@$", RegexOptions.Multiline)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"\(NEEDED\).*\[(.*)\]")]
    private static partial Regex Needed();

    [GeneratedRegex("libcoreclrtraceptprovider|libmscord")]
    private static partial Regex LeftOut();
}
