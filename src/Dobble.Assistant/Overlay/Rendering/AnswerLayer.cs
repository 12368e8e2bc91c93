using System.Numerics;
using Dobble.Assistant.Annotation;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The answer at the top, or the reason why there is none.</summary>
internal sealed class AnswerLayer(Sketch sketch)
{
    // A capital letter is then a thirteenth of the screen's height: two centimetres on a common monitor.
    private const float HeadlineLetters = 30, NoteLetters = 14;

    public void Draw(OverlayScene scene)
    {
        if (scene.Headline is { } headline)
            Banner(headline.Text, HeadlineLetters, Palette.Link(headline.Color));
        else if (scene.Note is { } note)
            Banner(note, NoteLetters, Sketch.Shade);
    }

    private void Banner(string text, float units, SkiaSharp.SKColor ground)
    {
        var letters = Fitting(text, sketch.Letters(units));
        var center = new Vector2(sketch.Center.X, sketch.Margin + (sketch.PillSize(text, letters).Y / 2));
        sketch.Pill(text, letters, center, ground, Sketch.Ink);
    }

    /// <summary>The size of letters, smaller where the text would not fit the screen.</summary>
    private int Fitting(string text, int letters)
    {
        var room = sketch.Size.X - (2 * sketch.Margin);
        var needed = sketch.PillSize(text, letters).X;
        return needed <= room ? letters : Math.Max(6, (int)(letters * room / needed));
    }
}
