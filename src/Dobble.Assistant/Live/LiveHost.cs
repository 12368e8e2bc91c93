using Dobble.Assistant.Controls;
using Dobble.Assistant.Games;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Outputs.Review;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Web;
using Dobble.Assistant.Words;
using Dobble.Vision;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dobble.Assistant.Live;

/// <summary>Puts live play together: the pipeline, its source, and all that it feeds.</summary>
internal static partial class LiveHost
{
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(2);

    /// <summary>Builds the host.</summary>
    /// <param name="home">Where models and decks are.</param>
    /// <param name="file">A further settings file; null for none.</param>
    /// <param name="commandLine">Settings of the command line.</param>
    /// <exception cref="DobbleException">A setting cannot be, or a part cannot be had; the message says what to do.</exception>
    public static IHost Build(Home home, string? file, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        using var configuration = new ConfigurationManager();
        SettingsFiles.Add(configuration, home, file, commandLine);
        var settings = SettingsFiles.Read(configuration);
        IHostApplicationBuilder builder = WebHost.IsWanted(settings)
            ? WebHost.CreateBuilder(settings)
            : Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "dobble" });
        builder.Configuration.AddConfiguration(configuration);
        Log(builder);
        var services = builder.Services;
        services.AddSystemd();
        services.AddMetrics();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTime);
        services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddSingleton(home);
        services.TryAddSingleton<ISystemdNotifier, SystemdNotifier>();
        AddPipeline(services, settings);
        AddOutputs(services, settings);
        services.AddSingleton<LiveOutcome>();
        services.AddHostedService<ModelWatch>().AddHostedService<Watchdog>().AddHostedService<LiveService>();
        return builder is HostApplicationBuilder plain ? plain.Build() : WebHost.Build(builder, settings);
    }

    private static void Log(IHostApplicationBuilder builder)
    {
        var format = builder.Configuration["Logging:Console:FormatterName"]
            ?? (SystemdHelpers.IsSystemdService() ? ConsoleFormatterNames.Systemd : PlainFormatter.PlainName);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // A part that cannot be had is told of in one line at the end.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddConsoleFormatter<PlainFormatter, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(options => (options.FormatterName, options.LogToStandardErrorThreshold) = (format, LogLevel.Trace));
    }

    private static void AddPipeline(IServiceCollection services, LiveSettings settings)
    {
        services.AddSingleton<PipelineMetrics>().AddSingleton<SourceNews>()
            .AddSingleton(new PipelineControl { Mode = settings.Mode, Language = settings.Language });
        services.AddSingleton(s =>
            new StatusBoard(s.GetRequiredService<TimeProvider>(), OverlayStatus.Blank with { IsMuted = settings.Muted }));
        services.AddSingleton(s => ReaderOptionsOf(settings, s.GetRequiredService<Home>()));
        services.AddSingleton(s =>
            new SwappableReader(LoadReader(s.GetRequiredService<ReaderOptions>(), s.GetRequiredService<ILogger<TableReader>>())));
        services.AddSingleton<DeckSwitch>();
        services.AddSingleton(s =>
        {
            var source = LiveSource.Open(
                settings.Camera, SystemdHelpers.IsSystemdService(), s.GetRequiredService<SourceNews>().Hear,
                s.GetRequiredService<TimeProvider>());
            s.GetRequiredService<StatusBoard>().Set(status => status with { Source = source.Name });
            return source;
        });
        services.AddSingleton<HeardNames>();
        services.AddSingleton(s => new GameControl(GameOf(settings), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new PipelineOptions
        {
            Heard = s.GetRequiredService<HeardNames>(),
            Games = s.GetRequiredService<GameControl>(),
            Tracker = new TrackerOptions { Threshold = settings.Threshold },
            Limits = settings.Stages,
        });
        services.AddSingleton<Func<TableReader>>(s => () =>
        {
            s.GetRequiredService<StatusBoard>().Post(OverlayNotice.Restarted);
            return s.GetRequiredService<DeckSwitch>().Renew();
        });
        services.AddSingleton<FramePipeline>();
    }

    private static GameOptions GameOf(LiveSettings settings) =>
        new(settings.Game, GameOptions.NamesIn(settings.Players)!, TimeSpan.FromSeconds(settings.Wait));

    private static TableReader LoadReader(ReaderOptions options, ILogger log)
    {
        var reader = new TableReader(options);
        var models = reader.Models;
        LogNetworks(log, models.Select(model => model.Notice).FirstOrDefault(notice => notice is not null)
            ?? $"networks run on {models[0].Provider}");
        return reader;
    }

    private static void AddOutputs(IServiceCollection services, LiveSettings settings)
    {
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<AnswerLog>(s).Output);
        AddVoice(services, settings);
        services.AddSingleton<RecorderSwitch>();
        services.AddSingleton(s => s.GetRequiredService<RecorderSwitch>().Images)
            .AddSingleton(s => s.GetRequiredService<RecorderSwitch>().Events);
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<GameRecord>(s, Home.Games))
            .AddSingleton(s => s.GetRequiredService<GameRecord>().Output);
        services.AddSingleton<ControlPanel>();
        if (settings.Deck == ReaderOptions.AutoDeck)
            services.AddSingleton<DeckFollower>().AddSingleton(s => s.GetRequiredService<DeckFollower>().Output);
        if (settings.Display != DisplayKind.None)
            AddScreen(services, settings);
        if (settings.Display != DisplayKind.None || WebHost.IsWanted(settings))
            services.AddSingleton(s => Output.Of("status", frame => s.GetRequiredService<StatusBoard>().Count(frame.State.Delay)));
        if (settings.Review is { } folder)
            services.AddSingleton(s => new ReviewFolder(folder, settings.ReviewMegabytes, s.GetRequiredService<TimeProvider>()))
                .AddSingleton(s => s.GetRequiredService<ReviewFolder>().Output);
    }

    private static void AddScreen(IServiceCollection services, LiveSettings settings)
    {
        services.AddSingleton(s => new Screen(
            settings.Display == DisplayKind.Full, () => s.GetRequiredService<PipelineControl>().Language,
            () => s.GetRequiredService<StatusBoard>().Current, s.GetRequiredService<ControlPanel>().Press,
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => s.GetRequiredService<Screen>().Live);
    }

    private static void AddVoice(IServiceCollection services, LiveSettings settings)
    {
        services.AddSingleton<ISpeaker>(s =>
        {
            var board = s.GetRequiredService<StatusBoard>();
            return new SdlSpeaker(() => board.Post(OverlayNotice.NoSound), s.GetRequiredService<ILogger<SdlSpeaker>>())
            {
                IsMuted = settings.Muted,
                Volume = settings.Volume,
            };
        });
        services.AddSingleton<Func<string, ClipCache>>(s => language => ActivatorUtilities.CreateInstance<ClipCache>(
            s, Home.Voices, new Voice(new VoiceOptions(language, settings.VoiceCommand))));
        services.AddSingleton<LiveVoice>().AddSingleton(s => s.GetRequiredService<LiveVoice>().Output);
        if (settings.Hints)
            services.AddSingleton<SpokenHints>().AddSingleton(s => s.GetRequiredService<SpokenHints>().Output)
                .AddHostedService(s => s.GetRequiredService<SpokenHints>());
    }

    [LoggerMessage(LogLevel.Information, "{What}")]
    private static partial void LogNetworks(ILogger log, string what);

    private static ReaderOptions ReaderOptionsOf(LiveSettings settings, Home home) => new()
    {
        FinderModel = home.FinderModel,
        ReaderModel = home.ReaderModel,
        ComparerModel = home.ComparerModel,
        // The first deck, until the cards on the table say which.
        Deck = settings.Deck == ReaderOptions.AutoDeck ? home.DeckFiles()[0] : home.DeckFile(settings.Deck),
        KnownDecks = home.DeckFiles(),
        Provider = settings.Provider,
    };
}
