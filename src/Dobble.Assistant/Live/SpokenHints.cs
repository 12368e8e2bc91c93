using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Live;

/// <summary>Says aloud, once and rarely, why nothing is answered or that the camera is gone, as a device without a screen should.</summary>
internal sealed class SpokenHints(PipelineControl control, StatusBoard board, LiveVoice voice, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What a person at the table can mend.</summary>
    private static readonly NoAnswerReason[] Mendable =
    [
        NoAnswerReason.TooDark, NoAnswerReason.TooBright, NoAnswerReason.NoColour, NoAnswerReason.Blurred, NoAnswerReason.Glare,
        NoAnswerReason.TooFar, NoAnswerReason.Tilted, NoAnswerReason.UnknownCards,
    ];

    private volatile TableState? _latest;

    public Output Output => Output.Of("hints", frame => _latest = frame.State, waiting: 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (policy, start) = (new HintPolicy(), clock.GetTimestamp());
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var trouble = Trouble(OverlayWords.In(control.Language));
            if (policy.IsDue(trouble, clock.GetElapsedTime(start)))
                await voice.TellAsync(trouble!).ConfigureAwait(false);
        }
    }

    private string? Trouble(OverlayWords words) => board.Current switch
    {
        { IsPaused: true } => null,
        { IsSourceGone: true } => words.NoCamera,
        _ => _latest?.Table.NoAnswer is { } reason && Mendable.Contains(reason) ? words.NoAnswer[reason] : null,
    };
}
