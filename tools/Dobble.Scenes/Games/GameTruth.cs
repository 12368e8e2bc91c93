using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Vision;

namespace Dobble.Scenes.Games;

/// <summary>What is truly in the video of a game.</summary>
/// <param name="Deck">Name of the deck.</param>
/// <param name="Width">Width of the video in pixels.</param>
/// <param name="Height">Height of the video in pixels.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Frames">Number of frames.</param>
/// <param name="Pairs">The pairs of cards that lay on the table together, in the order in which they did.</param>
public sealed record GameTruth(string Deck, int Width, int Height, double Rate, int Frames, IReadOnlyList<GamePair> Pairs)
{
    /// <summary>Writes the truth, as JSON.</summary>
    /// <exception cref="DobbleException">The file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, GameTruthContext.Default.GameTruth));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the truth cannot be written ({e.Message}); choose another place.", e);
        }
    }

    /// <summary>Reads a truth.</summary>
    /// <exception cref="DobbleException">The file is missing or is no truth of a game.</exception>
    public static GameTruth Load(string path)
    {
        try
        {
            var truth = JsonSerializer.Deserialize(File.ReadAllBytes(path), GameTruthContext.Default.GameTruth);
            return truth?.Pairs is not null && truth.Pairs.All(pair => pair is { Cards.Count: 2, Symbol: not null } && pair.From <= pair.To)
                ? truth
                : throw new DobbleException($"{path}: this is no truth of a game; make one with dobble-train render.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the truth cannot be read ({e.Message.TrimEnd('.')}); check the path.", e);
        }
        catch (JsonException e)
        {
            throw new DobbleException(
                $"{path}: this is no truth of a game ({e.Message.Split('\n', 2)[0].TrimEnd('.')}); make one with dobble-train render.", e);
        }
    }
}

/// <summary>Two cards that lay on the table together.</summary>
/// <param name="Cards">Their indices in the deck.</param>
/// <param name="Slot">The slot that they share.</param>
/// <param name="Symbol">The symbol that stands in it.</param>
/// <param name="From">Seconds until both could first be read: they lie still, seven eighths of each in sight. Equal to
/// <paramref name="To"/> where that never was.</param>
/// <param name="To">Seconds until half of one of them could be seen no longer.</param>
public sealed record GamePair(IReadOnlyList<int> Cards, int Slot, string Symbol, double From, double To);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GameTruth))]
internal sealed partial class GameTruthContext : JsonSerializerContext;
