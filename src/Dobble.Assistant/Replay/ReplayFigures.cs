using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;

namespace Dobble.Assistant.Replay;

/// <summary>Counts what a replay did: frames, delays, answers.</summary>
internal sealed class ReplayFigures
{
    private readonly List<TimeSpan> _delays = [];
    private readonly AnswerCollector _answers = new();

    public Output Output => Output.Of("figures", frame => Take(frame.State));

    /// <summary>Frames that were read to the end.</summary>
    public int Frames => _delays.Count;

    /// <summary>Time of the last frame that was read.</summary>
    public TimeSpan Length { get; private set; }

    public IReadOnlyList<Answer> Answers => _answers.Answers;

    /// <summary>Answers that were said and later withdrawn.</summary>
    public int Mistakes => _answers.Mistakes;

    /// <summary>Pairs whose shared symbol has no name, so that it was ringed and not said.</summary>
    public int Ringed { get; private set; }

    /// <summary>The delay from arrival to answer that this share of the frames keeps, such as 0.5 for the median.</summary>
    public TimeSpan Delay(double share) =>
        _delays.Count == 0 ? TimeSpan.Zero : _delays.Order().ElementAt((int)Math.Ceiling(share * _delays.Count) - 1);

    private void Take(TableState state)
    {
        _delays.Add(state.Delay);
        Length = state.Time;
        Ringed += state.Table.Decided.Count(pair => pair.Match.Symbol is null);
        _answers.Add(state);
    }
}
