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
    public Task TellAsync(HttpContext context) => JsonExchange.SendAsync(context, _state, PageJsonContext.Default.EnrolmentJson);

    /// <summary>Begins with the deck that is named, or goes on with it.</summary>
    public Task BeginAsync(HttpContext context) => JsonExchange.OrRefuseAsync(context, "A name is due.", async () =>
    {
        var asked = await JsonExchange.ReadAsync(context, PageJsonContext.Default.EnrolJson).ConfigureAwait(false);
        Begin(asked?.Name ?? throw new JsonException());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    });

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
        using var comparer = new SymbolComparer(home.ComparerModel);
        var run = new Enroller(
            finder, new DeckEnrolment(path, reader, comparer), line => _state = _state with { Trouble = line },
            progress => _state = _state with { Progress = progress.What });
        run.Resume();
        run.Video(images, stop);
        var report = run.Report;
        _state = _state with
        {
            Cards = report.Cards,
            InDeck = report.InDeck,
            Trouble = report.InDeck < 2 ? "two cards that share a symbol are needed" : run.Troubles().FirstOrDefault(),
        };
    }
}
