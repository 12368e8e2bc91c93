using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Checks.Labels;

/// <summary>Labels spoiled at random, and what was done to them.</summary>
internal sealed class InjectedErrors
{
    private readonly Random _random;
    private readonly Deck _deck;
    private readonly double _rate;

    private InjectedErrors(Deck deck, double rate, int seed) => (_deck, _rate, _random) = (deck, rate, new Random(seed));

    public List<(string File, LabelError Error, Box Box, string Name)> Errors { get; } = [];

    public List<LabelledPhoto> Photos { get; } = [];

    /// <summary>Renames this share of boxes, drops as many, and adds as many.</summary>
    public static InjectedErrors Into(IEnumerable<LabelledPhoto> photos, Deck deck, double rate, int seed)
    {
        var injected = new InjectedErrors(deck, rate, seed);
        foreach (var photo in photos)
            injected.Photos.Add(injected.Spoil(photo));
        return injected;
    }

    /// <summary>
    /// The injected errors that were reported, and the findings that are about none of them. A box that was added, on a card
    /// that lost another, may be called misnamed: that is an error found, but not counted.
    /// </summary>
    public (int Found, IReadOnlyList<LabelFinding> False) Judge(LabelError error, IReadOnlyList<LabelFinding> findings)
    {
        var found = Errors.Count(f => f.Error == error && findings.Any(x => Same(f, x)));
        return (found,
            [.. findings.Where(x => x.Error == error && !Errors.Any(f => Same(f, x) || (f.File == x.Photo.Name && f.Box == x.Box)))]);
    }

    public static bool Same((string File, LabelError Error, Box Box, string Name) error, LabelFinding finding) =>
        finding.Photo.Name == error.File && finding.Error == error.Error && error.Error switch
        {
            LabelError.MissingBox => finding.Should == error.Name && (finding.Box is not { } box || box.IoU(error.Box) > 0.3f),
            LabelError.WrongName => finding.Box == error.Box && (finding.Should is null || finding.Should == error.Name),
            _ => finding.Box == error.Box,
        };

    private LabelledPhoto Spoil(LabelledPhoto photo)
    {
        var boxes = new List<LabelledBox>();
        foreach (var box in photo.Boxes)
        {
            var dice = _random.NextDouble();
            if (dice < _rate)
                boxes.Add(Note(photo, LabelError.WrongName, box.Box, box.Name) with { Name = AnotherName(box.Name) });
            else if (dice < 2 * _rate)
                Note(photo, LabelError.MissingBox, box.Box, box.Name);
            else
                boxes.Add(box);
            if (_random.NextDouble() < _rate)
                boxes.Add(Note(photo, LabelError.ExtraBox, Somewhere(photo, box.Box), AnotherName("")));
        }

        return photo with { Boxes = boxes };
    }

    private LabelledBox Note(LabelledPhoto photo, LabelError error, Box box, string name)
    {
        Errors.Add((photo.Name, error, box, name));
        return new LabelledBox(name, box);
    }

    private string AnotherName(string name)
    {
        string[] others = [.. _deck.Symbols.Where(s => s.Slot != _deck.SlotOf(name)).Select(s => s.Id)];
        return others[_random.Next(others.Length)];
    }

    private Box Somewhere(LabelledPhoto photo, Box like)
    {
        var x = (float)Math.Round(_random.NextDouble() * (photo.Width - like.Width));
        var y = (float)Math.Round(_random.NextDouble() * (photo.Height - like.Height));
        return new Box(x, y, x + like.Width, y + like.Height);
    }
}
