using Dobble.Assistant.Installation;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Dobble.Vision;
using Microsoft.Extensions.Configuration;

namespace Dobble.Assistant.Tests.Settings;

public sealed class SettingsFilesTests
{
    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var settings = Read();
        Assert.Equal(
            ("classic", "0", 1280, SpeechMode.Table), (settings.Deck, settings.Camera.Source, settings.Camera.Width, settings.Mode));
    }

    [Fact]
    public void The_command_line_is_stronger_than_a_file()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "mine.json");
        File.WriteAllText(file, """{ "Dobble": { "Deck": "emoji", "Language": "fr", "Camera": { "Width": 640 } } }""");
        var settings = Read(file, ("Dobble:Language", "de"));
        Assert.Equal(("emoji", "de", 640), (settings.Deck, settings.Language, settings.Camera.Width));
    }

    [Fact]
    public void All_values_out_of_range_are_named_at_once()
    {
        var error = Assert.Throws<DobbleException>(() => Read(
            null, ("Dobble:Volume", "3"), ("Dobble:Threshold", "0.2"), ("Dobble:Camera:Width", "3"), ("Dobble:Language", "tlh")));
        foreach (var name in new[] { "Volume", "Threshold", "Width", "Language" })
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("Dobble:Volumme", "1", "Volumme")]
    [InlineData("Dobble:Mode", "loud", "Mode")]
    public void A_misspelt_setting_or_value_is_named(string key, string value, string named) =>
        Assert.Contains(named, Assert.Throws<DobbleException>(() => Read(null, (key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_settings_that_come_with_the_program_are_valid()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        Assert.Equal(new LiveSettings(), SettingsFiles.Read(configuration));
    }

    private static LiveSettings Read(string? file = null, params (string Key, string Value)[] commandLine)
    {
        using var folder = new TempFolder();
        var builder = new ConfigurationBuilder();
        SettingsFiles.Add(builder, new Home(folder.Path), file, commandLine.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        return SettingsFiles.Read(builder.Build());
    }
}
