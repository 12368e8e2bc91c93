using System.Numerics.Tensors;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
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
            var (view, place) = MostTypical([.. from at in seen
                                                from look in cards[at.Card].Symbols[at.Symbol]
                                                select (cards[at.Card].Views[look.View], look.Place)]);
            var file = Path.Combine(folder, id, $"{Path.GetFileNameWithoutExtension(view.Image)}-{place}.png");
            if (File.Exists(file) || kept.Load(view.Image) is not { } portrait)
                continue;
            using (portrait)
            {
                if (Directory.Exists(Path.GetDirectoryName(file)))
                    Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
                using var picture = new Mat(portrait, Region(portrait, view.Symbols[place].Box));
                EnrolledCards.Write(file, picture.ImEncode(".png"));
            }
        }

        foreach (var old in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            if (!ids.Contains(Path.GetFileName(old)))
                Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>The sure look that is most like all of them: one may be of a hand, or of another symbol.</summary>
    private static (ShownCard.View View, int Place) MostTypical((ShownCard.View View, int Place)[] looks)
    {
        var all = CloseReader.Mean(Array.ConvertAll(looks, look => look.View.Symbols[look.Place].CloseUp));
        return looks.MaxBy(look => Likeness(look.View.Symbols[look.Place]));

        float Likeness(SymbolView symbol) => symbol.Presence * TensorPrimitives.Dot<float>(symbol.CloseUp, all);
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
