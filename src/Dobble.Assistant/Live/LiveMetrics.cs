using Dobble.Assistant.Pipeline.Stages;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Dobble.Assistant.Live;

/// <summary>Serves the metrics where Prometheus fetches them, on this machine only.</summary>
internal static class LiveMetrics
{
    public static void Serve(IServiceCollection services, int port)
    {
        if (port == 0)
            return;
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PipelineMetrics.MeterName)
            .AddPrometheusHttpListener(options =>
            {
                options.Host = "127.0.0.1";
                options.Port = port;
            }));
    }
}
