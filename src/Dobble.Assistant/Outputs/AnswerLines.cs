using System.Globalization;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using Spectre.Console;

namespace Dobble.Assistant.Outputs;

/// <summary>Prints a line for every answer as it is given.</summary>
internal sealed class AnswerLines(IAnsiConsole console, string language)
{
    private const int NameWidth = 22;

    public Output Output => Output.Of("table", frame => Write(frame.State));

    private void Write(TableState state)
    {
        foreach (var pair in state.Spoken)
            Write("green", "", pair, state);
        foreach (var pair in state.Mistakes)
            Write("red", "  taken back", pair, state);
    }

    private void Write(string colour, string remark, TrackedPair pair, TableState state)
    {
        var name = state.Deck.Symbols.NameOf(pair.Match.Symbol, language).PadRight(NameWidth);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Time:m\\:ss\\.ff}  [{colour} bold]{Markup.Escape(name)}[/]  cards {pair.Match.FirstCard,3} and "
                + $"{pair.Match.SecondCard,-3}  {Math.Floor(pair.Match.Confidence * 1000) / 10,5:0.0} %{remark}");
        console.MarkupLine(line);
    }
}
