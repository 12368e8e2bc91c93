using System.Globalization;
using System.Text.Json;
using Dobble.Assistant.Outputs.Review;
using Dobble.Assistant.Pipeline;
using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Files;
using Dobble.Vision.Geometry;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>
/// The doubtful moments that are kept: what was read, and what somebody says is right. What is corrected is training data, as if it had
/// been corrected in a labelling program.
/// </summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="readers">Knows the deck that is played, whose symbols there are to choose among.</param>
/// <param name="control">Knows the language of names.</param>
internal sealed class ReviewPages(ReviewFolder folder, SwappableReader readers, PipelineControl control)
{
    private const int Shown = 50;

    private readonly ReviewFiles _files = folder.Files;

    /// <summary>Sends the list of moments and of the deck's symbols.</summary>
    public Task ListAsync(HttpContext context)
    {
        using var lease = readers.Take();
        var list = new ReviewJson(
            [.. _files.Names().Take(Shown).Select(name => new MomentJson(name, _files.IsCorrected(name)))],
            [.. lease.Reader.Deck.Symbols.Select(symbol => new SymbolJson(symbol.Id, symbol.NameIn(control.Language)))
                .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)]);
        return JsonExchange.SendAsync(context, list, PageJsonContext.Default.ReviewJson);
    }

    /// <summary>Sends a moment's photo.</summary>
    public async Task PhotoAsync(HttpContext context)
    {
        if (await NameAsync(context).ConfigureAwait(false) is not { } name)
            return;
        context.Response.ContentType = "image/jpeg";
        await context.Response.SendFileAsync(_files.PhotoOf(name), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Sends what was read of a moment, or what is right by now.</summary>
    public async Task ReadingAsync(HttpContext context)
    {
        if (await NameAsync(context).ConfigureAwait(false) is not { } name)
            return;
        await JsonExchange.SendAsync(context, Labels(name), PageJsonContext.Default.LabelsJson).ConfigureAwait(false);
    }

    /// <summary>Takes what is right.</summary>
    public async Task CorrectAsync(HttpContext context)
    {
        if (await NameAsync(context).ConfigureAwait(false) is not { } name)
            return;
        await JsonExchange.OrRefuseAsync(context, "These are no labels.", async () =>
        {
            var labels = await JsonExchange.ReadAsync(context, PageJsonContext.Default.LabelsJson).ConfigureAwait(false);
            Correct(name, labels is { Boxes: var boxes } && !boxes.Contains(null!) ? labels : throw new JsonException());
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }).ConfigureAwait(false);
    }

    /// <summary>The name that is asked for, if there is such a moment; else answers itself. No other file is ever reached.</summary>
    private async Task<string?> NameAsync(HttpContext context)
    {
        if (context.Request.RouteValues["name"] is string name && _files.Names().Contains(name))
            return name;
        await Guard.RefuseAsync(context.Response, StatusCodes.Status404NotFound, "There is no such moment.").ConfigureAwait(false);
        return null;
    }

    private LabelsJson Labels(string name)
    {
        using var reading = JsonDocument.Parse(File.ReadAllBytes(_files.ReadingOf(name)));
        var root = reading.RootElement;
        LabelJson[] boxes = _files.IsCorrected(name)
            ? [.. VocFile.Read(_files.LabelsOf(name)).Boxes.Select(Label)]
            : [.. root.GetProperty("cards").EnumerateArray().SelectMany(card => card.GetProperty("symbols").EnumerateArray())
                .Select(Label)];
        return new LabelsJson(root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32(), boxes);
    }

    private static LabelJson Label(LabelledBox label)
    {
        var box = label.Box;
        return new LabelJson(label.Name, [box.X1, box.Y1, box.X2, box.Y2]);
    }

    private static LabelJson Label(JsonElement symbol) => new(
        symbol.GetProperty("name").GetString(), [.. symbol.GetProperty("box").EnumerateArray().Select(side => side.GetSingle())]);

    private void Correct(string name, LabelsJson labels)
    {
        using var lease = readers.Take();
        var deck = lease.Reader.Deck;
        foreach (var box in labels.Boxes)
            _ = deck.FindSymbol(box.Name ?? string.Empty)
                ?? throw new DobbleException($"'{Printable.Line(box.Name ?? "")}' is no symbol of {deck.Name}: choose its deck first");
        var (width, height, _) = Labels(name);
        var boxes = labels.Boxes.Select(box => new LabelledBox(box.Name!, Within(box, width, height)));
        var text = VocWriter.Text(name + ".jpg", width, height, boxes);
        AtomicFile.Write(_files.LabelsOf(name), System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Box Within(LabelJson label, int width, int height)
    {
        if (label.Box is not [var x1, var y1, var x2, var y2])
            throw new JsonException();
        var box = new Box(Math.Clamp(x1, 0, width), Math.Clamp(y1, 0, height), Math.Clamp(x2, 0, width), Math.Clamp(y2, 0, height));
        return box is { Width: >= 1, Height: >= 1 } ? box : throw new DobbleException(
            string.Create(CultureInfo.InvariantCulture, $"'{label.Name}' has a box without size: draw it again"));
    }
}
