using System.Globalization;
using Dobble.Assistant.Reports;
using Dobble.Assistant.Runtime;
using Dobble.Vision.Tracking;
using Spectre.Console;

namespace Dobble.Assistant.Replay;

/// <summary>Prints a line for every answer as it is given.</summary>
internal sealed class AnswerLines(IAnsiConsole console, string language) : ITableSink
{
    private const int NameWidth = 22;

    public string Name => "table";

    public ValueTask TakeAsync(TableFrame frame)
    {
        var state = frame.State;
        foreach (var pair in state.Spoken)
            Write("green", "", pair, state);
        foreach (var pair in state.Mistakes)
            Write("red", "  taken back", pair, state);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        // Holds nothing.
    }

    private void Write(string colour, string remark, TrackedPair pair, TableState state)
    {
        var name = state.Deck.Symbols.NameOf(pair.Match.Symbol, language).PadRight(NameWidth);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Time:m\\:ss\\.ff}  [{colour} bold]{Markup.Escape(name)}[/]  cards {pair.Match.FirstCard,3} and {pair.Match.SecondCard,-3}  {Math.Floor(pair.Match.Confidence * 1000) / 10,5:0.0} %{remark}");
        console.MarkupLine(line);
    }
}
