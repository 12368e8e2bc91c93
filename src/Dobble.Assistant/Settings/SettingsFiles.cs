using System.Text.Json;
using Dobble.Assistant.Installation;
using Dobble.Vision;
using Microsoft.Extensions.Configuration;

namespace Dobble.Assistant.Settings;

/// <summary>Puts the settings together from all the places where they may stand.</summary>
internal static class SettingsFiles
{
    public const string FileName = "appsettings.json";

    /// <summary>What whoever runs a machine sets for all who play on it; the package brings it with nothing set.</summary>
    public const string MachineFile = "/etc/dobble/" + FileName;

    private static readonly string[] Sections = [LiveSettings.Section, "Logging"];

    /// <summary>
    /// Adds, each over the one before: the file beside the program, the home folder's, the machine's, a given one, the environment, the
    /// command line.
    /// </summary>
    /// <exception cref="DobbleException">A file is missing, broken, or has a section that is none.</exception>
    public static void Add(IConfigurationBuilder builder, Home home, string? file, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        AddFile(builder, Path.Combine(AppContext.BaseDirectory, FileName));
        AddFile(builder, Path.Combine(home.Root, FileName));
        AddFile(builder, MachineFile);
        if (file is not null)
            AddFile(builder, file, wanted: true);
        RequireTwoUnderscores(Environment.GetEnvironmentVariables().Keys.Cast<string>());
        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(commandLine);
    }

    /// <summary>The settings, checked.</summary>
    /// <exception cref="DobbleException">Some are unknown or out of range; the message names all of them.</exception>
    public static LiveSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(LiveSettings.Section);
        var errors = Setting.Errors(section).ToArray();
        return errors.Length == 0
            ? section.Get<LiveSettings>() ?? new LiveSettings()
            : throw new DobbleException($"settings that cannot be: {string.Join("; ", errors)}; see docs/live.md");
    }

    /// <summary>Refuses environment variables that would be settings but for an underscore, which nobody would miss otherwise.</summary>
    /// <exception cref="DobbleException">There is one.</exception>
    internal static void RequireTwoUnderscores(IEnumerable<string> variables)
    {
        const string Start = "DOBBLE_";
        foreach (var name in variables.Where(v => v.StartsWith(Start, StringComparison.Ordinal)))
        {
            var words = name[Start.Length..].Split('_', StringSplitOptions.RemoveEmptyEntries);
            var meant = $"{Start}_{string.Join("__", words)}";
            if (name != meant && Setting.Find(string.Join(':', words)) is not null)
                throw new DobbleException($"{name}: settings in the environment have two underscores, {meant}; rename it, or unset it");
        }
    }

    private static void AddFile(IConfigurationBuilder builder, string path, bool wanted = false)
    {
        if (!File.Exists(path))
        {
            if (wanted)
                throw new DobbleException($"{path}: there is no such settings file; check the name.");
            return;
        }

        var settings = Load(path);
        var sections = settings.GetChildren().Select(s => s.Key).ToArray();
        if (sections.FirstOrDefault(s => !Sections.Contains(s, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new DobbleException(
                $"{path}: \"{unknown}\" is no section; settings stand in \"{LiveSettings.Section}\"; see docs/live.md");
        if (wanted && sections.Length == 0)
            throw new DobbleException($"{path}: sets nothing; settings stand in a section \"{LiveSettings.Section}\"; see docs/live.md");
        builder.AddConfiguration(settings);
    }

    private static IConfigurationRoot Load(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build();
        }
        catch (InvalidDataException e)
        {
            var place = e.GetBaseException() is JsonException { LineNumber: { } line } ? $"broken at line {line + 1}" : "an object is due";
            throw new DobbleException($"{path}: these settings are no JSON ({place}); see docs/live.md", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: these settings cannot be read; check the file's permissions", e);
        }
    }
}
