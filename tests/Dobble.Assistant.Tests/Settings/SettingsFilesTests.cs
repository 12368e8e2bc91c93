using System.Globalization;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Pipeline.Stages;
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
    [InlineData("Dobble:Volumme", "1", "there is no setting Volumme")]
    [InlineData("Dobble:Mode", "loud", "Mode takes one of table, hand, not 'loud'")]
    [InlineData("Dobble:Provider", "gpu", "Provider takes one of auto, cpu, cuda, tensorrt, not 'gpu'")]
    [InlineData("Dobble:Camera:Width", "wide", "Camera:Width takes a whole number from 160 to 7680, not 'wide'")]
    [InlineData("Dobble:Muted", "si", "Muted takes true or false, not 'si'")]
    [InlineData("Dobble:Deck", "", "Deck takes a deck's name or file, not ''")]
    public void A_misspelt_setting_or_value_is_named(string key, string value, string named) =>
        Assert.Contains(named, Assert.Throws<DobbleException>(() => Read(null, (key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "Doble": { "Volume": 0.5 } }""", "\"Doble\" is no section")]
    [InlineData("""{ "Volume": 0.5 }""", "\"Volume\" is no section")]
    [InlineData("{}", "sets nothing")]
    [InlineData("{\n\"Dobble\": {,}\n}", "broken at line 2")]
    [InlineData("[1]", "an object is due")]
    public void A_file_whose_settings_would_be_passed_over_is_refused(string json, string says)
    {
        using var folder = new TempFolder();
        var file = folder.Write("mine.json", System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Contains(says, Assert.Throws<DobbleException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOBBLE_VOLUME", "DOBBLE__VOLUME")]
    [InlineData("DOBBLE_CAMERA_WIDTH", "DOBBLE__CAMERA__WIDTH")]
    [InlineData("DOBBLE__CAMERA_WIDTH", "DOBBLE__CAMERA__WIDTH")]
    public void A_variable_with_too_few_underscores_is_told_of(string name, string meant) => Assert.Contains(
        meant, Assert.Throws<DobbleException>(() => SettingsFiles.RequireTwoUnderscores([name])).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_variables_of_the_program_are_let_be() =>
        SettingsFiles.RequireTwoUnderscores(["DOBBLE_HOME", "DOBBLE_DECKS", "DOBBLE__VOLUME", "DOBBLE__CAMERA__WIDTH", "PATH"]);

    [Fact]
    public void Every_setting_says_what_it_takes_and_takes_its_default()
    {
        Assert.Equal(Values(new LiveSettings(), "").Select(v => v.Name).Order(), Setting.All.Select(s => s.Name).Order());
        Assert.All(
            Values(new LiveSettings(), "").Where(v => v.Value is not null),
            v => Assert.True(Setting.Find(v.Name)!.Fits(Convert.ToString(v.Value, CultureInfo.InvariantCulture)!), v.Name));
    }

    [Fact]
    public void The_settings_that_come_with_the_program_are_valid()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        Assert.Equal(new LiveSettings(), SettingsFiles.Read(configuration));
    }

    private static IEnumerable<(string Name, object? Value)> Values(object settings, string path) =>
        settings.GetType().GetProperties().Where(p => p.CanWrite).SelectMany(p => p.GetValue(settings) is SourceOptions or StageLimits
            ? Values(p.GetValue(settings)!, path + p.Name + ":")
            : [(path + p.Name, p.GetValue(settings))]);

    private static LiveSettings Read(string? file = null, params (string Key, string Value)[] commandLine)
    {
        using var folder = new TempFolder();
        var builder = new ConfigurationBuilder();
        SettingsFiles.Add(builder, new Home(folder.Path), file, commandLine.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        return SettingsFiles.Read(builder.Build());
    }
}
