using System.Diagnostics;
using System.Globalization;
using Dobble.Vision;

namespace Dobble.Perf.Start;

/// <summary>Publishes the program in several ways.</summary>
internal sealed class Building(string root, string folder)
{
    /// <summary>Properties of the build that differ from those of what is handed out, which comes last.</summary>
    private static readonly (string Name, string[] Properties)[] Ways =
    [
        ("self-contained", ["-p:PublishReadyToRun=false", "-p:PublishTrimmed=false"]),
        ("self-contained, compiled ahead", ["-p:PublishTrimmed=false"]),
        ("self-contained, compiled ahead, trimmed", []),
    ];

    /// <summary>The launcher's build, and the published ones.</summary>
    /// <exception cref="DobbleException">Publishing failed.</exception>
    public IReadOnlyList<Build> All()
    {
        var launched = Path.Combine(root, "artifacts", "bin", "Dobble.Assistant", "release");
        return [new Build("dotnet dobble.dll", ["dotnet", Path.Combine(launched, "dobble.dll")], launched),
            .. Ways.Select((way, i) => Publish(way.Name, way.Properties, i))];
    }

    /// <summary>Size of a build's files, in bytes.</summary>
    public static long Weigh(Build build) => Directory.EnumerateFiles(build.Folder, "*", SearchOption.AllDirectories)
        .Sum(file => (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length);

    /// <summary>Size of a published folder as tar and xz pack it, in bytes.</summary>
    public static long Pack(Build build) =>
        long.Parse(Run("bash", "-c", """tar --create --dereference --directory "$1" . | xz -6 --threads=1 | wc --bytes""", "bash",
            build.Folder), CultureInfo.InvariantCulture);

    private Build Publish(string name, string[] properties, int number)
    {
        var output = Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture));
        Run("dotnet", ["publish", Path.Combine(root, "src", "Dobble.Assistant"), "-c", "Release", "--self-contained", "-nologo", "-v", "q",
            "-m:1", "-o", output, .. properties]);
        return new Build(name, [Path.Combine(output, "dobble")], output);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new DobbleException($"{program} {string.Join(' ', arguments)}: failed\n{output}");
    }
}
