using System.Globalization;
using System.Text.Json;
using Dobble.Assistant.Controls;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Geometry;
using Dobble.Vision.Tracking;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Web;

/// <summary>
/// Tells every browser that looks how things stand, as server-sent events, some times a second where anything changed. Each is told what
/// holds by then, so that a slow one misses what lies between.
/// </summary>
internal sealed class PageState(
    StatusBoard board, ControlPanel controls, DeckSwitch decks, PipelineControl control, GamePages games, IHostApplicationLifetime lifetime,
    TimeProvider clock)
{
    private const int Kept = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100), Beat = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly LinkedList<(TrackedPair Pair, AnswerJson Answer)> _answers = new();
    private (string Json, long At)? _written;
    private volatile TableState? _state;
    private int _said, _takenBack;

    public Output Output => Output.Of("page", Take, waiting: 60);

    /// <summary>Sends what changes until the browser, or the program, has had enough.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        try
        {
            await SendAsync(context.Response, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }

    /// <summary>How things stand, as JSON.</summary>
    internal string Write()
    {
        var (state, status) = (_state, board.Current);
        var scene = new OverlaySceneBuilder(control.Language).Build(state, status);
        var reason = state is null ? "waiting"
            : scene.Alarm is not null ? "no_camera"
            : scene.Note is not null ? state.Table.NoAnswer?.Id()
            : null;
        lock (_lock)
        {
            var page = new PageJson(
                PageScene.Of(scene), reason, reason is null ? null : Aim(state), [.. _answers.Select(entry => entry.Answer)], _said,
                _takenBack, controls.State, games.Of(state, control.Language), GamePages.Titles(control.Language), decks.Names,
                OverlayWords.Languages);
            return JsonSerializer.Serialize(page, PageJsonContext.Default.PageJson);
        }
    }

    /// <summary>Written once for all who look at the time.</summary>
    private string Current()
    {
        lock (_lock)
        {
            if (_written is { } written && clock.GetElapsedTime(written.At) < Interval / 2)
                return written.Json;
            var json = Write();
            _written = (json, clock.GetTimestamp());
            return json;
        }
    }

    private static AimJson? Aim(TableState? state)
    {
        if (state?.Quality is not { } quality)
            return null;
        var outlines = state.Table.Cards.Where(card => card.IsSeen).Select(card => card.Reading.Outline).ToArray();
        int? Of(Func<Ellipse, double> measure) => outlines.Length == 0 ? null : (int)Math.Round(outlines.Min(measure));
        return new AimJson(
            Percent(quality.Brightness), Percent(quality.Clipped), Percent(quality.Glare), Percent(quality.Sharpness),
            Of(outline => 2 * outline.Radius), Of(outline => double.RadiansToDegrees(Math.Asin(Math.Min(1, outline.AxisRatio)))));
    }

    private static int Percent(float share) => (int)Math.Round(100 * Math.Min(1, share));

    private async Task SendAsync(HttpResponse response, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var (last, at) = (string.Empty, clock.GetTimestamp());
        do
        {
            var now = Current();
            if (now == last && clock.GetElapsedTime(at) < Beat)
                continue;
            (last, at) = (now, clock.GetTimestamp());
            await response.WriteAsync($"data: {now}\n\n", stop).ConfigureAwait(false);
            await response.Body.FlushAsync(stop).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
    }

    private void Take(TableFrame frame)
    {
        var state = _state = frame.State;
        lock (_lock)
        {
            foreach (var pair in state.Table.Withdrawn)
                TakeBack(pair);
            // Given, whether or not anybody hears it.
            foreach (var pair in state.Say?.Pairs ?? [])
            {
                var name = state.Deck.Symbols.SpokenNameOf(pair.Match.Symbol, control.Language);
                var time = clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
                _answers.AddFirst((pair, new AnswerJson(name, time, TakenBack: false)));
                _said++;
            }

            while (_answers.Count > Kept)
                _answers.RemoveLast();
        }
    }

    private void TakeBack(TrackedPair pair)
    {
        for (var entry = _answers.First; entry is not null; entry = entry.Next)
        {
            if (entry.Value.Pair.Match.Cards == pair.Match.Cards && !entry.Value.Answer.TakenBack)
            {
                _takenBack++;
                entry.Value = entry.Value with { Answer = entry.Value.Answer with { TakenBack = true } };
                return;
            }
        }
    }
}
