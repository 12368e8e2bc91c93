using System.Text.Json;
using Dobble.Assistant.Controls;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Enrolment;
using Dobble.Assistant.Installation;
using Dobble.Vision;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Recognition;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>Teaches a new deck through the camera that plays, as <c>dobble deck enrol</c> does; the game rests meanwhile.</summary>
internal sealed class EnrolmentPages(Home home, PlayedImages images, ControlPanel controls) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private EnrolmentJson _state = new(null, false, string.Empty, 0, 0, null);

    /// <summary>Sends how far it is.</summary>
    public Task TellAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            context.Response.Body, _state, PageJsonContext.Default.EnrolmentJson, context.RequestAborted);
    }

    /// <summary>Begins with the deck that is named, or goes on with it.</summary>
    public async Task BeginAsync(HttpContext context)
    {
        try
        {
            var asked = await JsonSerializer.DeserializeAsync(
                context.Request.Body, PageJsonContext.Default.EnrolJson, context.RequestAborted).ConfigureAwait(false);
            Begin(asked?.Name ?? throw new JsonException());
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        catch (Exception e) when (e is DobbleException or JsonException)
        {
            var line = e is DobbleException ? e.Message : "A name is due.";
            await Guard.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, line).ConfigureAwait(false);
        }
    }

    /// <summary>Ends it: all cards were shown.</summary>
    public Task EndAsync(HttpContext context)
    {
        _stop?.Cancel();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    private void Begin(string name)
    {
        lock (_lock)
        {
            if (_state.IsRunning)
                throw new DobbleException($"{_state.Name} is being shown; end that first");
            var path = new OwnDecks(home).ToEnrol(name);
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            _state = new EnrolmentJson(name, IsRunning: true, string.Empty, 0, 0, null);
            var stop = _stop.Token;
            _ = Task.Run(() => ShowAsync(path, stop), CancellationToken.None);
        }
    }

    private async Task ShowAsync(string path, CancellationToken stop)
    {
        await controls.ChangeAsync(new ControlChange { Paused = true }).ConfigureAwait(false);
        try
        {
            Show(path, stop);
        }
        catch (DobbleException e)
        {
            _state = _state with { Trouble = e.Message };
        }
        finally
        {
            images.Rest();
            await controls.ChangeAsync(new ControlChange { Paused = false }).ConfigureAwait(false);
            _state = _state with { IsRunning = false };
        }
    }

    private void Show(string path, CancellationToken stop)
    {
        using var finder = new CardFinder(home.FinderModel);
        using var reader = new CardReader(home.ReaderModel);
        var run = new Enroller(
            finder, new DeckEnrolment(path, reader), line => _state = _state with { Trouble = line },
            progress => _state = _state with { Progress = progress.What });
        run.Resume();
        run.Video(images, stop);
        var report = run.Report;
        _state = _state with
        {
            Cards = report.Cards,
            InDeck = report.InDeck,
            Trouble = report.InDeck < 2 ? "two cards that share a symbol are needed" : run.LeftOut().FirstOrDefault(),
        };
    }
}
