using System.Text.Json;

namespace Dobble.Perf.Rounds;

/// <summary>A game that was played.</summary>
/// <param name="Seed">Which game.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Rounds">How often a card came to the others.</param>
/// <param name="Scores">The score of each way of deciding.</param>
internal sealed record RoundResult(int Seed, double Rate, int Rounds, IReadOnlyList<RoundScore> Scores)
{
    /// <summary>The games of a file, one a line; one that was cut short is played again.</summary>
    public static IReadOnlyList<RoundResult> Load(string path) => File.Exists(path)
        ? [.. File.ReadLines(path).Select(Parse).OfType<RoundResult>()]
        : [];

    /// <summary>Adds the game to a file.</summary>
    public void AddTo(string path) => File.AppendAllText(path, JsonSerializer.Serialize(this) + "\n");

    private static RoundResult? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<RoundResult>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
