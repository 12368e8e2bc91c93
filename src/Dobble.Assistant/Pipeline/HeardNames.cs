using System.Collections.Concurrent;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// Carries back what began to be heard, from whoever plays it to the stage that decides what is said next. Any thread may call.
/// </summary>
internal sealed class HeardNames
{
    private readonly ConcurrentQueue<Utterance> _heard = new();

    public void Add(Utterance utterance) => _heard.Enqueue(utterance);

    /// <summary>What was heard since the last call.</summary>
    public IReadOnlyCollection<Utterance> TakeAll()
    {
        var heard = new List<Utterance>();
        while (_heard.TryDequeue(out var utterance))
            heard.Add(utterance);
        return heard;
    }
}
