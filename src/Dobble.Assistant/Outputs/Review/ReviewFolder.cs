using System.Globalization;
using System.Text;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Reports;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Assistant.Outputs.Review;

/// <summary>
/// Keeps doubtful moments as photo, reading and draft of labels, so that they can be corrected and trained on. One thread
/// feeds it.
/// </summary>
internal sealed class ReviewFolder
{
    private const int Quality = 95;
    private const int Waiting = 4;

    private readonly ReviewFiles _files;
    private readonly string _series;
    private Deck? _deck;
    private ReviewPolicy _policy = new();

    /// <param name="folder">Where to keep them.</param>
    /// <param name="megabytes">Bytes that the folder may hold, in millions.</param>
    /// <param name="clock">Names the photos of this run, which the training takes as one series.</param>
    /// <exception cref="DobbleException">The folder cannot be made.</exception>
    public ReviewFolder(string folder, double megabytes, TimeProvider clock)
    {
        try
        {
            _files = new ReviewFiles(folder, (long)(megabytes * 1e6));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{folder}: cannot be used as review folder ({e.Message.TrimEnd('.')}); name another.", e);
        }

        _series = clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH-mm-ss-fff", CultureInfo.InvariantCulture);
    }

    /// <summary>What is kept.</summary>
    public ReviewFiles Files => _files;

    public Output Output => Output.Of("review", Take, Waiting);

    /// <summary>Keeps the frame if it is doubtful; feed it every frame.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public void Take(TableFrame table)
    {
        var state = table.State;
        if (state.Deck != _deck)
            (_deck, _policy) = (state.Deck, new ReviewPolicy());
        if (_policy.Judge(state.Table, state.Time) is not { } doubt)
            return;
        var name = string.Create(CultureInfo.InvariantCulture, $"{_series}_{state.Frame:D8}_{doubt.ToString().ToLowerInvariant()}");
        Cv2.ImEncode(".jpg", table.Frame.Image, out var photo, [(int)ImwriteFlags.JpegQuality, Quality]);
        CardReading[] cards = [.. state.Table.Cards.Where(card => card.IsSeen).Select(card => card.Reading)];
        _files.Keep(name, photo, Reading(name, state, cards), Labels(name, state, cards));
    }

    private static byte[] Reading(string name, TableState state, CardReading[] cards)
    {
        var matches = state.Table.Pairs.Where(pair => pair.IsDecided).Select(pair => pair.Match)
            .Where(match =>
                Array.Exists(cards, card => card.Id == match.FirstCard) && Array.Exists(cards, card => card.Id == match.SecondCard));
        var reading = new TableReading(state.Width, state.Height, default, cards, [.. matches]);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        JsonReport.Write(
            text, new PhotoResult(name + ".jpg", reading, state.Delay, null) { NoAnswer = state.Table.NoAnswer }, state.Deck.Symbols);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Labels(string name, TableState state, CardReading[] cards) =>
        Encoding.UTF8.GetBytes(VocDraft.Of(name + ".jpg", state.Width, state.Height, cards, state.Deck));
}
