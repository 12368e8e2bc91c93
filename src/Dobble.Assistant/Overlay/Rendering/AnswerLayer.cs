using System.Numerics;
using Dobble.Assistant.Annotation;
using Dobble.Assistant.Overlay.Scenes;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The answer, or the reason why there is none: at the top, or at the bottom where it hides less of the cards.</summary>
internal sealed class AnswerLayer(Sketch sketch)
{
    // A capital letter is then a thirteenth of the screen's height: two centimetres on a common monitor.
    private const float HeadlineLetters = 30, NoteLetters = 14;

    public void Draw(OverlayScene scene)
    {
        if (scene.Headline is { } headline)
            Banner(headline.Text, HeadlineLetters, Palette.Link(headline.Color), scene);
        else if (scene.Note is { } note)
            Banner(note, NoteLetters, Sketch.Shade, scene);
    }

    private void Banner(string text, float units, SKColor ground, OverlayScene scene)
    {
        var letters = Fitting(text, sketch.Letters(units));
        var size = sketch.PillSize(text, letters);
        var top = new Vector2(sketch.Center.X, sketch.Margin + (size.Y / 2));
        // Above the quiet line.
        var bottom = top with { Y = sketch.Size.Y - top.Y - sketch.Margin - (sketch.Letters(7) * 1.6f) };
        sketch.Pill(text, letters, Hidden(top, size, scene) > Hidden(bottom, size, scene) ? bottom : top, ground, Sketch.Ink);
    }

    /// <summary>How much of the cards a banner would hide, in pixels of the screen, a card taken for the box around it.</summary>
    private float Hidden(Vector2 center, Vector2 size, OverlayScene scene)
    {
        if (scene.Width == 0)
            return 0;
        var (place, low, high, hidden) = (
            Letterbox.Fit(new Vector2(scene.Width, scene.Height), sketch.Size), center - (size / 2), center + (size / 2), 0f);
        foreach (var card in scene.Cards)
        {
            var box = place.Map(card.Outline).Bounds;
            var shared = Vector2.Min(high, new Vector2(box.X2, box.Y2)) - Vector2.Max(low, new Vector2(box.X1, box.Y1));
            hidden += Math.Max(0, shared.X) * Math.Max(0, shared.Y);
        }

        return hidden;
    }

    /// <summary>The size of letters, smaller where the text would not fit the screen.</summary>
    private int Fitting(string text, int letters)
    {
        var room = sketch.Size.X - (2 * sketch.Margin);
        var needed = sketch.PillSize(text, letters).X;
        return needed <= room ? letters : Math.Max(6, (int)(letters * room / needed));
    }
}
