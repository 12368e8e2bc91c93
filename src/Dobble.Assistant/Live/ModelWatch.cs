using Dobble.Assistant.Controls;
using Microsoft.Extensions.Hosting;

namespace Dobble.Assistant.Live;

/// <summary>
/// Notices that networks, deck or gallery were replaced and reads with the new ones, without a restart. Files that are still
/// being written are left alone until they stay the same for a moment.
/// </summary>
internal sealed class ModelWatch(DeckSwitch decks, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (options, loaded) = (decks.Current, Stamp());
        var before = loaded;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var now = Stamp();
            if (decks.Current != options)
                (options, loaded) = (decks.Current, now); // the key for the next deck has loaded everything
            else if (now != loaded && now == before)
                loaded = Reloaded(now);
            before = now;
        }
    }

    private string Reloaded(string stamp)
    {
        decks.Reload();
        return stamp;
    }

    /// <summary>Times and sizes of the files that reading depends on.</summary>
    private string Stamp()
    {
        var options = decks.Wanted;
        var models = Path.GetDirectoryName(Path.GetFullPath(options.ReaderModel))!;
        var gallery = Path.GetFileNameWithoutExtension(options.Deck) + ".gallery";
        string[] files =
        [
            options.FinderModel, options.ReaderModel, Path.Combine(models, "models.json"), Path.Combine(models, gallery),
            options.Deck, Path.ChangeExtension(options.Deck, ".gallery"),
        ];
        // Another model that is put to use has other files.
        return models + ';' + string.Join(';', files.Select(file => new FileInfo(file))
            .Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks} {file.Length}" : "none"));
    }
}
