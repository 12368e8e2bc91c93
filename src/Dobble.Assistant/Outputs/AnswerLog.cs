using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Outputs;

/// <summary>Writes answers, and why there is none, into the log.</summary>
internal sealed partial class AnswerLog(PipelineControl control, ILogger<AnswerLog> log)
{
    private const int Waiting = 60;

    private NoAnswerReason? _noAnswer;

    public Output Output => Output.Of("log", frame => Take(frame.State), Waiting);

    private void Take(TableState state)
    {
        foreach (var what in state.Game?.Events ?? [])
            LogGame(new GameText(state.Game!.State, state.Deck, control.Language).Line(what));
        foreach (var pair in state.Say?.Pairs ?? [])
            LogAnswer(Name(pair, state), pair.Match.FirstCard, pair.Match.SecondCard, pair.Match.Confidence, state.Delay.TotalMilliseconds);
        foreach (var name in state.Spoken.Select(pair => Name(pair, state)).Distinct())
            LogSaid(name);
        foreach (var pair in state.Mistakes)
            LogMistake(Name(pair, state), pair.Match.FirstCard, pair.Match.SecondCard);
        if (state.Table.NoAnswer is { } reason && reason != _noAnswer)
            LogNoAnswer(reason);
        _noAnswer = state.Table.NoAnswer;
    }

    private string Name(TrackedPair pair, TableState state) => state.Deck.Symbols.NameOf(pair.Match.Symbol, control.Language);

    [LoggerMessage(LogLevel.Information, "{Symbol} (cards {First} and {Second}, {Probability:0.0000}, after {Delay:0} ms)")]
    private partial void LogAnswer(string symbol, int first, int second, double probability, double delay);

    [LoggerMessage(LogLevel.Information, "Game: {What}")]
    private partial void LogGame(string what);

    [LoggerMessage(LogLevel.Information, "Said: {Symbol}")]
    private partial void LogSaid(string symbol);

    [LoggerMessage(LogLevel.Warning, "Taken back: {Symbol} (cards {First} and {Second})")]
    private partial void LogMistake(string symbol, int first, int second);

    [LoggerMessage(LogLevel.Debug, "Silent: {Reason}")]
    private partial void LogNoAnswer(NoAnswerReason reason);
}
