using System.Net;
using System.Net.Sockets;
using Dobble.Assistant.Outputs.Review;
using Dobble.Assistant.Settings;
using Dobble.Vision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Web;

/// <summary>The host of live play where it also serves the page, or its metrics alone.</summary>
internal static class WebHost
{
    /// <summary>Requests have no body but a few settings, or what is right about a photo.</summary>
    private const int MaxBody = 16 * 1024;

    private const int MaxHeaders = 16 * 1024;
    private const int MaxConnections = 64;

    public static bool IsWanted(LiveSettings settings) => settings.Web || settings.MetricsPort != 0;

    /// <summary>A builder whose host listens where the settings say.</summary>
    /// <exception cref="DobbleException">An address or a port cannot be had.</exception>
    public static IHostApplicationBuilder CreateBuilder(LiveSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "dobble" });
        if (settings.Web)
            RequireFree(PageAddress(settings), settings.WebPort, "page");
        if (settings.MetricsPort != 0)
            RequireFree(IPAddress.Loopback, settings.MetricsPort, "metrics");
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Listen(options, settings));
        builder.Services.AddRouting().AddRateLimiter(limits => limits.AddFixedWindowLimiter(Pairing.RateLimit, window =>
            (window.PermitLimit, window.Window) = (Pairing.TriesPerMinute, TimeSpan.FromMinutes(1))));
        builder.Services.Configure<RateLimiterOptions>(limits => limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        builder.Services.AddSingleton<MetricsText>().AddSingleton<Guard>().AddSingleton<Pairing>().AddSingleton<Health>()
            .AddSingleton<PictureFeed>().AddSingleton<GamePages>().AddSingleton<PageState>();
        if (settings.Web)
            builder.Services.AddSingleton(s => s.GetRequiredService<PictureFeed>().Output)
                .AddSingleton(s => s.GetRequiredService<PageState>().Output)
                .AddSingleton<EnrolmentPages>().AddSingleton<PlayedImages>()
                .AddSingleton(s => s.GetRequiredService<PlayedImages>().Output);
        return builder;
    }

    /// <summary>The host, with everything that it answers.</summary>
    /// <param name="builder">What <see cref="CreateBuilder"/> gave.</param>
    /// <param name="settings">What is served.</param>
    public static IHost Build(IHostApplicationBuilder builder, LiveSettings settings)
    {
        var app = ((WebApplicationBuilder)builder).Build();
        app.Use(app.Services.GetRequiredService<Guard>().PassAsync);
        app.UseRateLimiter();
        app.MapGet("/health", app.Services.GetRequiredService<Health>().ServeAsync);
        app.MapGet("/metrics", app.Services.GetRequiredService<MetricsText>().ServeAsync);
        if (settings.Web)
            MapPage(app);
        return app;
    }

    private static void MapPage(WebApplication app)
    {
        var pairing = app.Services.GetRequiredService<Pairing>();
        foreach (var asset in Asset.All)
            app.MapGet(asset.Path, asset.ServeAsync);
        app.MapPost(Pairing.Path, pairing.ServeAsync).RequireRateLimiting(Pairing.RateLimit);
        app.MapGet("/picture", app.Services.GetRequiredService<PictureFeed>().ServeAsync);
        app.MapGet("/events", app.Services.GetRequiredService<PageState>().ServeAsync);
        app.MapPost("/controls", ActivatorUtilities.CreateInstance<ControlEndpoint>(app.Services).ServeAsync);
        app.MapPost("/game", app.Services.GetRequiredService<GamePages>().ServeAsync);
        MapDecks(app);
        if (app.Services.GetService<ReviewFolder>() is not null)
            MapReview(app, ActivatorUtilities.CreateInstance<ReviewPages>(app.Services));
        app.Lifetime.ApplicationStarted.Register(pairing.Tell);
    }

    private static void MapDecks(WebApplication app)
    {
        var shown = app.Services.GetRequiredService<EnrolmentPages>();
        var names = ActivatorUtilities.CreateInstance<NamePages>(app.Services);
        app.MapGet("/enrolment", shown.TellAsync);
        app.MapPost("/enrolment", shown.BeginAsync);
        app.MapDelete("/enrolment", shown.EndAsync);
        app.MapGet("/decks/{name}", names.TellAsync);
        app.MapPost("/decks/{name}", names.NameAsync);
        app.MapGet("/decks/{name}/{symbol}", names.PictureAsync);
        app.MapGet("/suggestions/{name}", names.SuggestAsync);
    }

    private static void MapReview(WebApplication app, ReviewPages review)
    {
        app.MapGet("/review", review.ListAsync);
        app.MapGet("/review/{name}", review.ReadingAsync);
        app.MapPost("/review/{name}", review.CorrectAsync);
        app.MapGet("/review/{name}/photo", review.PhotoAsync);
    }

    private static void Listen(KestrelServerOptions options, LiveSettings settings)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        (limits.MaxRequestBodySize, limits.MaxRequestHeadersTotalSize, limits.MaxRequestHeaderCount) = (MaxBody, MaxHeaders, 50);
        (limits.MaxConcurrentConnections, limits.RequestHeadersTimeout) = (MaxConnections, TimeSpan.FromSeconds(10));
        options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        if (settings.Web && !IPAddress.IsLoopback(PageAddress(settings)))
            options.Listen(PageAddress(settings), settings.WebPort);
        else if (settings.Web)
            options.ListenLocalhost(settings.WebPort);
        if (settings.MetricsPort != 0)
            options.ListenLocalhost(settings.MetricsPort);
    }

    private static IPAddress PageAddress(LiveSettings settings) => IPAddress.Parse(settings.WebAddress);

    private static void RequireFree(IPAddress address, int port, string what)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException e)
        {
            var line = $"port {port} of {address}, for the {what}, cannot be served ({e.Message}); choose another";
            throw new DobbleException(line, e);
        }
    }
}
