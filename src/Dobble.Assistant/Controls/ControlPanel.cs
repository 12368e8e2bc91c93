using System.Globalization;
using Dobble.Assistant.Games;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Controls;

/// <summary>What the screen's keys and the page's buttons do: the one place where players change the game. Any thread may call.</summary>
internal sealed class ControlPanel(
    PipelineControl pipeline, GameControl games, RecorderSwitch recorder, DeckSwitch decks, ISpeaker speaker, StatusBoard board,
    IHostApplicationLifetime lifetime) : IDisposable
{
    private const double VolumeStep = 0.1;

    private readonly SemaphoreSlim _oneByOne = new(1);

    /// <summary>How everything stands.</summary>
    public ControlState State => new(
        speaker.IsMuted, speaker.Volume, pipeline.Language, decks.Name, pipeline.Mode.ToString().ToLowerInvariant(),
        games.Options.Game, string.Join(", ", games.Options.Players), games.Options.Wait.TotalSeconds,
        recorder.Recorder.IsRecording, pipeline.IsPaused);

    /// <summary>Does what a key asks for. Returns at once; what takes time goes on behind.</summary>
    public void Press(OverlayKey key) => _ = Task.Run(() => DoAsync(key));

    /// <summary>Makes a change, all of it or nothing.</summary>
    /// <exception cref="DobbleException">It asks for what cannot be.</exception>
    public async Task ChangeAsync(ControlChange change)
    {
        Check(change);
        await _oneByOne.WaitAsync().ConfigureAwait(false);
        try
        {
            await MakeAsync(change).ConfigureAwait(false);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    public void Dispose() => _oneByOne.Dispose();

    private async Task DoAsync(OverlayKey key)
    {
        if (key == OverlayKey.Quit)
            lifetime.StopApplication();
        else if (key == OverlayKey.NextDeck)
            TellOfDeck(decks.Next());
        else if (key == OverlayKey.ShowAnswer)
            games.GiveUp();
        else if (key is >= OverlayKey.One and <= OverlayKey.Eight)
            games.Press(1 + (key - OverlayKey.One));
        else if (Asked(key, State) is { } change)
            await ChangeAsync(change).ConfigureAwait(false);
    }

    private static ControlChange? Asked(OverlayKey key, ControlState now) => key switch
    {
        OverlayKey.Mute => new ControlChange { Muted = !now.Muted },
        OverlayKey.Louder => new ControlChange { Volume = Louder(now.Volume, VolumeStep) },
        OverlayKey.Quieter => new ControlChange { Volume = Louder(now.Volume, -VolumeStep) },
        OverlayKey.Pause => new ControlChange { Paused = !now.Paused },
        OverlayKey.Record => new ControlChange { Recording = !now.Recording },
        OverlayKey.NextLanguage => new ControlChange { Language = After(now.Language, [.. OverlayWords.Languages]) },
        OverlayKey.NextGame => new ControlChange { Game = After(now.Game, [.. GameBook.Names]) },
        OverlayKey.NextMode => new ControlChange { Mode = After(now.Mode, ["table", "hand"]) },
        _ => null,
    };

    private static double Louder(double volume, double step) => Math.Clamp(Math.Round(volume + step, 1), 0, 1);

    private static string After(string one, string[] all) => all[(Array.IndexOf(all, one) + 1) % all.Length];

    private void Check(ControlChange change)
    {
        Require("Volume", change.Volume?.ToString(CultureInfo.InvariantCulture));
        Require("Language", change.Language);
        Require("Mode", change.Mode);
        Require("Game", change.Game);
        Require("Players", change.Players);
        Require("Wait", change.Wait?.ToString(CultureInfo.InvariantCulture));
        if (change.Deck is { } deck && !decks.Names.Contains(deck))
            throw new DobbleException($"Deck takes one of {string.Join(", ", decks.Names)}");
    }

    private static void Require(string name, string? value)
    {
        if (value is not null && Setting.Find(name) is { } setting && !setting.Fits(value))
            throw new DobbleException($"{name} takes {setting.Takes}");
    }

    private async Task MakeAsync(ControlChange change)
    {
        speaker.IsMuted = change.Muted ?? speaker.IsMuted;
        speaker.Volume = change.Volume ?? speaker.Volume;
        pipeline.IsPaused = change.Paused ?? pipeline.IsPaused;
        board.Set(status => status with { IsMuted = speaker.IsMuted, IsPaused = pipeline.IsPaused });
        if (change.Language is { } language && language != pipeline.Language)
        {
            pipeline.Language = language;
            board.Post(OverlayNotice.LanguageChanged);
        }

        if (change.Mode is { } mode && Enum.Parse<SpeechMode>(mode, ignoreCase: true) is var chosen && chosen != pipeline.Mode)
        {
            pipeline.Mode = chosen;
            board.Post(chosen == SpeechMode.Hand ? OverlayNotice.HandMode : OverlayNotice.TableMode);
        }

        if ((change.Game, change.Players, change.Wait) is not (null, null, null))
            games.Begin(With(games.Options, change));
        if (change.Deck is { } deck)
            TellOfDeck(decks.PlayNamed(deck));
        if (change.Recording is { } recording && recording != recorder.Recorder.IsRecording)
            await recorder.ToggleAsync().ConfigureAwait(false);
    }

    private static GameOptions With(GameOptions now, ControlChange change) => new(
        change.Game ?? now.Game, change.Players is { } players ? GameOptions.NamesIn(players)! : now.Players,
        change.Wait is { } wait ? TimeSpan.FromSeconds(wait) : now.Wait);

    private void TellOfDeck(bool isAnother)
    {
        if (isAnother)
            board.Post(OverlayNotice.DeckChanged);
    }
}
