using System.CommandLine;
using System.Runtime.ExceptionServices;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Live;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble live</c>: plays at the table.</summary>
internal static class LiveCommand
{
    public static Command Create(Home home)
    {
        var command = new Command(
            "live", "Watches the table through a camera, says the symbol that two cards share and rings it on the screen.");
        var options = new LiveArguments(command);
        command.SetAction(async (parsed, stop) =>
        {
            using var host = LiveHost.Build(home, parsed.GetValue(options.File), options.Settings(parsed));
            var outcome = host.Services.GetRequiredService<LiveOutcome>();
            // A window that opens for a camera that is not there would flash and be gone.
            _ = host.Services.GetRequiredService<FramePipeline>();
            if (host.Services.GetService<Screen>() is { } screen)
                await screen.Opened.ConfigureAwait(false);
            await host.RunAsync(stop).ConfigureAwait(false);
            if (outcome.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            return 0;
        });
        return command;
    }
}
