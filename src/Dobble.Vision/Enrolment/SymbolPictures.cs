using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Enrolment;

/// <summary>Cuts a picture of each symbol out of the portraits, to show and to name it.</summary>
internal static class SymbolPictures
{
    /// <summary>How much of the card around a symbol its picture shows, in parts of its size.</summary>
    private const double Margin = 0.08;

    /// <summary>Writes <c>NAME.symbols/ID/1.png</c> for each symbol that was seen, and removes those of symbols that are no more.</summary>
    public static void Save(Deck deck, EnrolledDeck enrolled, IReadOnlyList<ShownCard> cards, EnrolledCards kept)
    {
        var folder = deck.ImagesPath!;
        var ids = new HashSet<string>();
        foreach (var (id, seen) in enrolled.Symbols)
        {
            ids.Add(id);
            var card = cards[seen[0].Card];
            var (view, place) = card.Symbols[seen[0].Symbol].MaxBy(at => card.Views[at.View].Symbols[at.Place].Presence);
            var file = Path.Combine(folder, id, $"{Path.GetFileNameWithoutExtension(card.Views[view].Image)}-{place}.png");
            if (File.Exists(file) || kept.Load(card.Views[view].Image) is not { } portrait)
                continue;
            using (portrait)
            {
                if (Directory.Exists(Path.GetDirectoryName(file)))
                    Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
                using var picture = new Mat(portrait, Region(portrait, card.Views[view].Symbols[place].Box));
                EnrolledCards.Write(file, picture.ImEncode(".png"));
            }
        }

        foreach (var old in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            if (!ids.Contains(Path.GetFileName(old)))
                Directory.Delete(old, recursive: true);
        }
    }

    private static Rect Region(Mat portrait, Box box)
    {
        var (times, margin) = ((double)portrait.Width / CardWarp.Size, Margin * Math.Max(box.Width, box.Height));
        return Rect.FromLTRB(
            (int)(times * (box.X1 - margin)), (int)(times * (box.Y1 - margin)),
            (int)(times * (box.X2 + margin)), (int)(times * (box.Y2 + margin)))
            .Intersect(new Rect(0, 0, portrait.Width, portrait.Height));
    }
}
