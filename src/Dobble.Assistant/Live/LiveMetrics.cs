using System.Net;
using System.Net.Sockets;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Dobble.Assistant.Live;

/// <summary>Serves the metrics where Prometheus fetches them, on this machine only.</summary>
internal static class LiveMetrics
{
    /// <exception cref="DobbleException">The port is taken.</exception>
    public static void Serve(IServiceCollection services, int port)
    {
        if (port == 0)
            return;
        RequireFree(port);
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PipelineMetrics.MeterName)
            .AddPrometheusHttpListener(options =>
            {
                options.Host = "127.0.0.1";
                options.Port = port;
            }));
    }

    private static void RequireFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new DobbleException($"port {port} of 127.0.0.1, for the metrics, cannot be served ({e.Message}); choose another", e);
        }
    }
}
