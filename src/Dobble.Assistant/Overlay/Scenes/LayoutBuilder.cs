using System.Numerics;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>
/// Lays one scene out. What stands at an edge of the target looks for a place first, the headline before all, then the names beside the
/// links: what finds none is left out, and its ring stays.
/// </summary>
internal sealed class LayoutBuilder
{
    private const float StatusLetters = 7, LabelLetters = 9;

    /// <summary>Sizes that are tried, the largest first. A capital of the first headline is a thirteenth of the screen's height.</summary>
    private static readonly float[] HeadlineLetters = [30, 25, 21, 18, 15, 12], AlarmLetters = [22, 18, 15, 12], NoteLetters = [14, 12, 10],
        FlagLetters = [14, 12], NoticeLetters = [11, 9], ListLetters = [12, 10, 8, 6.5f];

    private readonly OverlayScene _scene;
    private readonly Vector2 _size;
    private readonly Func<string, int, float> _measure;
    private readonly OverlayLayout? _before;
    private readonly float _unit, _margin;
    private readonly Box _image;
    private readonly Letterbox _place;
    private readonly List<PlacedLink> _links;
    private readonly List<Box> _rings, _cards, _symbols;
    private readonly List<Pill> _pills = [];

    public LayoutBuilder(OverlayScene scene, Vector2 size, Func<string, int, float> measure, OverlayLayout? before)
    {
        (_scene, _size, _measure, _before) = (scene, size, measure, before);
        _unit = OverlayLayout.UnitOf(size);
        _margin = 7 * _unit;
        _place = scene.Width > 0 ? Letterbox.Fit(new Vector2(scene.Width, scene.Height), size) : default;
        _image = new Box(_place.Corner.X, _place.Corner.Y, _place.Corner.X + _place.Size.X, _place.Corner.Y + _place.Size.Y);
        _links = [.. scene.Links.Select(new LinkPlacing(_place, _unit).Of)];
        _rings = [.. _links.SelectMany(link => link.Rings).Select(ring => OverlayLayout.FrameOf(ring, _unit))];
        _cards = [.. scene.Cards.Select(card => _place.Map(card.Outline).Bounds)];
        _symbols = [.. scene.Cards.SelectMany(card => card.Symbols).Select(_place.Map)];
    }

    public OverlayLayout Build()
    {
        Status();
        Answer();
        Stand(PillKind.Flag, _scene.Flags.Select(flag => (flag.Text, flag.IsRecording ? Palette.Recording : Palette.Alarm)), FlagLetters,
            Spots.Flag);
        Stand(PillKind.Score, _scene.Scores.Select(score => (score, Palette.Dark)), ListLetters, Spots.List);
        Stand(PillKind.Choice, _scene.Choices.Select(choice => (choice, Palette.Dark)), ListLetters, Spots.List);
        Stand(PillKind.Notice, _scene.Notices.Select(notice => (notice, Palette.Dark)), NoticeLetters, Spots.Notice);
        foreach (var card in _scene.Cards)
            Number(card);
        foreach (var (link, placed) in _scene.Links.Zip(_links))
            Label(link, placed);
        return new OverlayLayout(_size, _unit)
        {
            Cards = [.. _scene.Cards.Select(card => card with { Outline = _place.Map(card.Outline) })],
            Links = _links,
            Pills = _pills,
        };
    }

    private void Status()
    {
        if (_scene.Status.Length == 0)
            return;
        var pill = NewPill(PillKind.Status, _scene.Status, Letters(StatusLetters), Palette.Dark);
        _pills.Add(pill.At(new Vector2(_margin, _size.Y - _margin - pill.Frame.Height)));
    }

    private void Answer()
    {
        if (_scene.Alarm is { } alarm)
            Stand(PillKind.Alarm, [(alarm, Palette.Alarm)], AlarmLetters, Spots.Headline);
        else if (_scene.Headline.Count > 0)
            Stand(PillKind.Headline, _scene.Headline.Select(name => (name.Text, Palette.Link(name.Color))), HeadlineLetters,
                Spots.Headline);
        else if (_scene.Note is { } note)
            Stand(PillKind.Note, [(note, Palette.Dark)], NoteLetters, Spots.Headline);
    }

    /// <summary>
    /// Places pills together: in the bars beside the image where they are large enough there, else where no card lies, else where no symbol
    /// does, else where they hide least.
    /// </summary>
    private void Stand(PillKind kind, IEnumerable<(string Text, SKColor Ground)> lines, float[] sizes, IReadOnlyList<Vector2> spots)
    {
        var texts = lines.ToList();
        if (texts.Count == 0)
            return;
        var blocks = sizes.SelectMany(size => Blocks(kind, texts, size)).ToList();
        Box[] table = [.. _cards, .. _rings];
        if (!StaysAsItWas(kind, texts, table) && !Stand(blocks.Where(block => FitsBar(block, blocks[0])), [_image], spots)
            && !Stand(blocks, table, spots) && !Stand(blocks, [.. _symbols, .. _rings], spots))
            Place(blocks[^1], spots.Select(spot => Corner(blocks[^1], spot)).MinBy(corner => Hidden(blocks[^1], corner)));
    }

    private bool StaysAsItWas(PillKind kind, List<(string Text, SKColor Ground)> texts, Box[] table)
    {
        var pills = _before?.Pills.Where(pill => pill.Kind == kind).ToList() ?? [];
        if (!pills.Select(pill => pill.Text).SequenceEqual(texts.Select(text => text.Text)) || !pills.TrueForAll(IsFree))
            return false;
        _pills.AddRange(pills.Zip(texts, (pill, text) => pill with { Ground = text.Ground }));
        return true;

        bool IsFree(Pill pill) => !Touches(pill.Frame, table) && !TouchesPill(pill.Frame);
    }

    private bool Stand(IEnumerable<Block> blocks, Box[] obstacles, IReadOnlyList<Vector2> spots)
    {
        foreach (var block in blocks)
        {
            foreach (var spot in spots)
            {
                var corner = Corner(block, spot);
                var frame = Wide(Frame(corner, block.Size));
                if (Touches(frame, obstacles) || TouchesPill(frame))
                    continue;
                Place(block, corner);
                return true;
            }
        }

        return false;
    }

    private IEnumerable<Block> Blocks(PillKind kind, List<(string Text, SKColor Ground)> texts, float units)
    {
        var room = _size.X - (2 * _margin);
        var letters = Letters(units);
        Block Row(int size) => Block.Row(Pills(size), 3 * _unit);
        Block Column(int size) => Block.Column(Pills(size), 3 * _unit);
        List<Pill> Pills(int size) => texts.ConvertAll(text => NewPill(kind, text.Text, size, text.Ground));
        if (kind is not (PillKind.Choice or PillKind.Score) && texts.Count > 1 && Row(letters) is var row && row.Size.X <= room)
            yield return row;
        var column = Column(letters);
        yield return column.Size.X <= room ? column : Column(Math.Max(6, (int)(letters * room / column.Size.X)));
    }

    private bool FitsBar(Block block, Block largest)
    {
        var bar = (_size - _place.Size) / 2;
        return (block.Size.X <= bar.X || block.Size.Y <= bar.Y) && block.Letters >= largest.Letters * 0.6f;
    }

    private float Hidden(Block block, Vector2 corner)
    {
        var frame = Frame(corner, block.Size);
        return _rings.Concat(_symbols).Concat(_pills.Select(pill => pill.Frame)).Sum(frame.Overlap);
    }

    private void Place(Block block, Vector2 corner) =>
        _pills.AddRange(block.Pills.Select(pill => pill.At(corner + new Vector2(pill.Frame.X1, pill.Frame.Y1))));

    private Vector2 Corner(Block block, Vector2 spot) =>
        Round(new Vector2(_margin) + (Vector2.Max(Vector2.Zero, _size - block.Size - new Vector2(2 * _margin)) * spot));

    private void Number(OverlayCard card)
    {
        if (card.Number is not { } number)
            return;
        var (pill, outline) = (NewPill(PillKind.Number, number, Letters(LabelLetters), Palette.Dark), _place.Map(card.Outline));
        // From the top around the card, to either side in turn.
        var around = Enumerable.Range(0, 12).Select(step => (-Math.PI / 2) + (((step + 1) / 2) * (step % 2 == 0 ? 1 : -1) * Math.PI / 6))
            .Select(angle => new Vector2(
                (float)(outline.X + (outline.Radius * Math.Cos(angle))), (float)(outline.Y + (outline.Radius * Math.Sin(angle)))));
        AddWhereFree(pill, around.Select(center => Inside(center, pill)), []);
    }

    private void Label(OverlayLink link, PlacedLink placed)
    {
        if (link.Label is not { } text)
            return;
        var pill = NewPill(PillKind.Label, text, Letters(LabelLetters), placed.Color);
        var spots = LabelSpots(placed, pill).Select(center => Inside(center, pill)).ToList();
        // Where it was, if that is still a place of this link.
        var stays = _before?.Pills.Where(p => p.Kind == PillKind.Label && p.Text == text && spots.Exists(s => Near(s, p.Frame)))
            .Select(p => new Vector2(p.Frame.X1, p.Frame.Y1)) ?? [];
        AddWhereFree(pill, [.. stays, .. spots], _links.FindAll(other => other.IsProminent && other != placed));
    }

    /// <summary>On the line, the middle first, then beside the rings.</summary>
    private IEnumerable<Vector2> LabelSpots(PlacedLink link, Pill pill)
    {
        for (var step = 0; step < 17; step++)
            yield return Vector2.Lerp(link.From, link.To, 0.5f + (0.05f * ((step + 1) / 2) * (step % 2 == 0 ? 1 : -1)));
        foreach (var ring in link.Rings.Select(ring => OverlayLayout.FrameOf(ring, _unit)))
        {
            var center = new Vector2(ring.CenterX, ring.CenterY);
            var reach = new Vector2(ring.Width + pill.Frame.Width + (4 * _unit), ring.Height + pill.Frame.Height + (4 * _unit)) / 2;
            foreach (var side in (Vector2[])[new(0, -1), new(0, 1), new(1, 0), new(-1, 0), new(1, -1), new(-1, -1), new(1, 1), new(-1, 1)])
                yield return center + (reach * side);
        }
    }

    /// <summary>Adds a pill at the first free place that hides no symbol and lies on no line of another link, or at the one that hides
    /// least.</summary>
    private void AddWhereFree(Pill pill, IEnumerable<Vector2> corners, List<PlacedLink> others)
    {
        var free = corners.Select(corner => pill.At(corner)).Where(placed => IsFree(Wide(placed.Frame))).ToList();
        if (free.Count > 0)
            _pills.Add(free.MinBy(placed => _symbols.Count(symbol => symbol.Overlap(placed.Frame) > 0)
                + others.Count(link => Segment.Crosses(placed.Frame, link.From, link.To)))!);

        bool IsFree(Box frame) => !Touches(frame, _rings) && !TouchesPill(frame);
    }

    private bool Near(Vector2 corner, Box frame) => Vector2.Distance(corner, new Vector2(frame.X1, frame.Y1)) < 3 * _unit;

    private Vector2 Inside(Vector2 center, Pill pill)
    {
        var size = new Vector2(pill.Frame.Width, pill.Frame.Height);
        return Round(Vector2.Max(Vector2.Zero, Vector2.Min(center - (size / 2), _size - size)));
    }

    private Pill NewPill(PillKind kind, string text, int letters, SKColor ground) =>
        Pill.Of(kind, text, letters, _measure(text, letters), ground);

    private int Letters(float units) => Math.Max(6, (int)MathF.Round(units * _unit));

    private bool TouchesPill(Box frame) => _pills.Exists(pill => pill.Frame.Overlap(frame) > 0);

    private static bool Touches(Box frame, IReadOnlyList<Box> obstacles) => obstacles.Any(box => box.Overlap(frame) > 0);

    private static Box Frame(Vector2 corner, Vector2 size) => new(corner.X, corner.Y, corner.X + size.X, corner.Y + size.Y);

    /// <summary>With room around it.</summary>
    private Box Wide(Box box) => new(box.X1 - _unit, box.Y1 - _unit, box.X2 + _unit, box.Y2 + _unit);

    private static Vector2 Round(Vector2 place) => new(MathF.Round(place.X), MathF.Round(place.Y));
}
