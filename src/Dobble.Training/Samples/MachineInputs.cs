using System.Text.Json;

namespace Dobble.Training.Samples;

/// <summary>
/// What trainings take from the machine rather than from their data and settings. It decides what comes out, so it belongs to the record
/// and to the key of everything that is trained.
/// </summary>
/// <param name="Backgrounds">The images that stand for tables: how many files and a hash, or <c>none</c>.</param>
/// <param name="EmojiFont">SHA-256 of the emoji font, in hex.</param>
/// <param name="Processor">Its type: native libraries choose their code by it, and with that the last bits of sums.</param>
/// <param name="Packages">Versions of the libraries that compute: networks, images, fonts.</param>
internal sealed record MachineInputs(string Backgrounds, string EmojiFont, string Processor, string Packages)
{
    private static readonly string[] Libraries = ["TorchSharp", "libtorch", "OpenCvSharp4", "SkiaSharp", "Microsoft.ML.OnnxRuntime"];

    /// <summary>Looks at this machine.</summary>
    /// <param name="backgrounds">Folders of images that stand for tables.</param>
    /// <exception cref="Vision.DobbleException">There is no emoji font.</exception>
    public static MachineInputs Find(IEnumerable<string> backgrounds) => new(
        new Backgrounds([.. backgrounds]).Fingerprint(), Scenes.Artwork.EmojiFont.InstalledHash(), Data.Files.Processor.Name,
        FindPackages());

    /// <summary>What computes on this machine, by name: what all that is done here depends on.</summary>
    public static IReadOnlyDictionary<string, string> Computing() =>
        new Dictionary<string, string> { ["processor"] = Data.Files.Processor.Name, ["packages"] = FindPackages() };

    /// <summary>The inputs by name, for records and people.</summary>
    public IReadOnlyDictionary<string, string> ByName() => new Dictionary<string, string>(Computing())
    {
        ["backgrounds"] = Backgrounds,
        ["emoji font"] = EmojiFont,
    };

    // The file that names every package that the program was built with, native ones too.
    private static string FindPackages()
    {
        var file = Path.Combine(AppContext.BaseDirectory, typeof(MachineInputs).Assembly.GetName().Name + ".deps.json");
        if (!File.Exists(file))
            return "unknown";
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return string.Join(", ", json.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name.Replace('/', ' '))
            .Where(name => Libraries.Any(c => name.StartsWith(c, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal));
    }
}
