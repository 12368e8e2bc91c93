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

    /// <summary>
    /// Adds, each over the one before: the file beside the program, the home folder's, the machine's, a given one, the environment, the
    /// command line.
    /// </summary>
    /// <exception cref="DobbleException">A file is missing or broken.</exception>
    public static void Add(IConfigurationBuilder builder, Home home, string? file, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        AddFile(builder, Path.Combine(AppContext.BaseDirectory, FileName));
        AddFile(builder, Path.Combine(home.Root, FileName));
        AddFile(builder, MachineFile);
        if (file is not null)
            AddFile(builder, File.Exists(file) ? file
                : throw new DobbleException($"{file}: there is no such settings file; check the name."));
        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(commandLine);
    }

    private static void AddFile(IConfigurationBuilder builder, string path)
    {
        try
        {
            builder.AddJsonFile(Path.GetFullPath(path), optional: true);
        }
        catch (InvalidDataException e)
        {
            throw new DobbleException(
                $"{path}: these settings are no JSON ({e.GetBaseException().Message.Split('\n', 2)[0]}); see docs/live.md", e);
        }
    }

    /// <summary>The settings, checked.</summary>
    /// <exception cref="DobbleException">Some are unknown or out of range; the message names all of them.</exception>
    public static LiveSettings Read(IConfiguration configuration)
    {
        var settings = Bind(configuration);
        var result = new LiveSettingsValidator().Validate(null, settings);
        return result.Succeeded
            ? settings
            : throw new DobbleException($"settings that cannot be: {string.Join("; ", result.Failures ?? [])}; see docs/live.md");
    }

    private static LiveSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(LiveSettings.Section).Get<LiveSettings>(o => o.ErrorOnUnknownConfiguration = true)
                ?? new LiveSettings();
        }
        catch (InvalidOperationException e)
        {
            throw new DobbleException($"settings that cannot be: {Reason(e)}; see docs/live.md", e);
        }
    }

    /// <summary>The outer message names the setting, the inner one what is wrong with its value.</summary>
    private static string Reason(InvalidOperationException e) =>
        e.InnerException is { } inner ? $"{e.Message} {inner.GetBaseException().Message}" : e.Message;
}
