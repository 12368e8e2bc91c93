using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Checks;

/// <summary>Labels spoiled at random, and what was done to them.</summary>
internal sealed class InjectedErrors
{
    private readonly Random _random;
    private readonly Deck _deck;
    private readonly double _rate;

    private InjectedErrors(Deck deck, double rate, int seed) => (_deck, _rate, _random) = (deck, rate, new Random(seed));

    public List<(string File, LabelError Error, Box Box, string Name)> Errors { get; } = [];

    public List<LabelSheet> Sheets { get; } = [];

    /// <summary>Renames this share of boxes, drops as many, and adds as many.</summary>
    public static InjectedErrors Into(IEnumerable<LabelSheet> sheets, Deck deck, double rate, int seed)
    {
        var injected = new InjectedErrors(deck, rate, seed);
        foreach (var sheet in sheets)
            injected.Sheets.Add(injected.Spoil(sheet));
        return injected;
    }

    /// <summary>
    /// The injected errors that were reported, and the findings that are about none of them. A box that was added, on a card
    /// that lost another, may be called misnamed: that is an error found, but not counted.
    /// </summary>
    public (int Found, IReadOnlyList<LabelFinding> False) Judge(LabelError error, IReadOnlyList<LabelFinding> findings)
    {
        var found = Errors.Count(f => f.Error == error && findings.Any(x => Same(f, x)));
        return (found, [.. findings.Where(x => x.Error == error && !Errors.Any(f => Same(f, x) || (f.File == x.Sheet.Image && f.Box == x.Box)))]);
    }

    public static bool Same((string File, LabelError Error, Box Box, string Name) error, LabelFinding finding) =>
        finding.Sheet.Image == error.File && finding.Error == error.Error && error.Error switch
        {
            LabelError.MissingBox => finding.Should == error.Name && (finding.Box is not { } box || box.IoU(error.Box) > 0.3f),
            LabelError.WrongName => finding.Box == error.Box && (finding.Should is null || finding.Should == error.Name),
            _ => finding.Box == error.Box,
        };

    private LabelSheet Spoil(LabelSheet sheet)
    {
        var boxes = new List<LabelledBox>();
        foreach (var box in sheet.Boxes)
        {
            var dice = _random.NextDouble();
            if (dice < _rate)
                boxes.Add(Note(sheet, LabelError.WrongName, box.Box, box.Name) with { Name = AnotherName(box.Name) });
            else if (dice < 2 * _rate)
                Note(sheet, LabelError.MissingBox, box.Box, box.Name);
            else
                boxes.Add(box);
            if (_random.NextDouble() < _rate)
                boxes.Add(Note(sheet, LabelError.ExtraBox, Somewhere(sheet, box.Box), AnotherName("")));
        }

        return sheet with { Boxes = boxes };
    }

    private LabelledBox Note(LabelSheet sheet, LabelError error, Box box, string name)
    {
        Errors.Add((sheet.Image, error, box, name));
        return new LabelledBox(name, box);
    }

    private string AnotherName(string name)
    {
        string[] others = [.. _deck.Symbols.Where(s => s.Slot != _deck.SlotOf(name)).Select(s => s.Id)];
        return others[_random.Next(others.Length)];
    }

    private Box Somewhere(LabelSheet sheet, Box like)
    {
        var x = (float)Math.Round(_random.NextDouble() * (sheet.Width - like.Width));
        var y = (float)Math.Round(_random.NextDouble() * (sheet.Height - like.Height));
        return new Box(x, y, x + like.Width, y + like.Height);
    }
}
