using System.CommandLine;
using Dobble.Assistant.Commands;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Microsoft.Extensions.Configuration;

namespace Dobble.Assistant.Tests.Commands;

/// <summary>What is said on the command line lands in the setting of that name.</summary>
public sealed class LiveArgumentsTests
{
    [Fact]
    public void Every_option_is_a_setting()
    {
        var settings = Read(
            "--camera", "/dev/video3", "--width", "1920", "--height", "1080", "--rate", "60", "--deck", "emoji", "--mode", "hand",
            "--threshold", "0.95", "--provider", "cpu", "--language", "fr", "--volume", "0.25", "--muted", "true", "--voice-command",
            "piper {out}",
            "--display", "none", "--record", "here", "--review", "there", "--metrics-port", "9464",
            "--web", "--web-address", "0.0.0.0", "--web-port", "80",
            "--game", "practice", "--players", "Anna, Ben", "--wait", "2.5");
        Assert.Equal(("/dev/video3", 1920, 1080, 60.0),
            (settings.Camera.Source, settings.Camera.Width, settings.Camera.Height, settings.Camera.Rate));
        Assert.Equal(("emoji", SpeechMode.Hand, 0.95, "cpu", "fr"),
            (settings.Deck, settings.Mode, settings.Threshold, settings.Provider, settings.Language));
        Assert.Equal(
            (0.25, true, "piper {out}", DisplayKind.None), (settings.Volume, settings.Muted, settings.VoiceCommand, settings.Display));
        Assert.Equal(("here", "there", 9464), (settings.Record, settings.Review, settings.MetricsPort));
        Assert.Equal(("practice", "Anna, Ben", 2.5), (settings.Game, settings.Players, settings.Wait));
        Assert.Equal((true, "0.0.0.0", 80), (settings.Web, settings.WebAddress, settings.WebPort));
    }

    [Fact]
    public void An_option_that_is_not_given_leaves_the_setting_as_it_was() => Assert.Equal(new LiveSettings(), Read());

    [Theory]
    [InlineData("--mode", "foot", "one of table, hand")]
    [InlineData("--wait", "0", "a number from 0.5 to 120")]
    [InlineData("--players", "Anna,anna", "up to 8 different names with commas between")]
    [InlineData("--display", "wall", "one of window, full, none")]
    [InlineData("--width", "wide", "a whole number from 160 to 7680")]
    [InlineData("--volume", "7", "a number from 0 to 1")]
    public void A_value_that_makes_no_sense_exits_with_2_and_says_what_is_taken(string option, string value, string takes)
    {
        var run = ProgramRun.Of("live", option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{option} takes {takes}, not '{value}'", run.Error, StringComparison.Ordinal);
    }

    private static LiveSettings Read(params string[] arguments)
    {
        var command = new RootCommand();
        var options = new LiveArguments(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return SettingsFiles.Read(new ConfigurationBuilder().AddInMemoryCollection(options.Settings(parsed)).Build());
    }
}
