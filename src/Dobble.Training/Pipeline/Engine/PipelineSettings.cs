using System.Text.Json.Serialization;
using Dobble.Data.Configuration;
using Dobble.Data.Files;
using Dobble.Training.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>What all steps of a pipeline share: the section <c>pipeline</c> of its file.</summary>
internal sealed record PipelineSettings : IConfig
{
    /// <summary>Name of the data set in the store, of the experiment and of the registered model.</summary>
    public string Name { get; init; } = "dobble";

    /// <summary>The deck that labels belong to: a name in <c>decks/</c> or a deck file.</summary>
    public string Deck { get; init; } = "classic";

    /// <summary>Where data sets and models are kept: a folder, or <c>s3://bucket/prefix</c>.</summary>
    public string Store { get; init; } = "store";

    /// <summary>
    /// How much of the disk the cache may take when a run ended, in gigabytes, more than 0: what was used longest ago is removed.
    /// </summary>
    public double CacheGigabytes { get; init; } = 50;

    /// <summary>The deck's file.</summary>
    [JsonIgnore]
    [YamlDotNet.Serialization.YamlIgnore]
    public string DeckFile => Shipped.Deck(Deck);

    /// <summary>Changes whenever one of the settings does, or the deck.</summary>
    [JsonIgnore]
    [YamlDotNet.Serialization.YamlIgnore]
    public string Fingerprint => $"{Name} {Store} {FileHash.Of(DeckFile)}";

    /// <summary>Loads the deck.</summary>
    /// <exception cref="Dobble.Vision.DobbleException">The deck is missing or broken.</exception>
    public Deck LoadDeck() => Dobble.Vision.Decks.Deck.Load(DeckFile);

    public IEnumerable<string> Errors()
    {
        if (Name.Length == 0 || Name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) || Name[0] == '.')
            yield return $"name is '{Name}', must be letters, digits, '-', '_' and '.'";
        if (DeckError() is { } error)
            yield return $"deck is '{Deck}': {error}";
        if (CacheGigabytes <= 0)
            yield return $"cacheGigabytes is {CacheGigabytes}, must be more than 0";
        if (string.IsNullOrWhiteSpace(Store))
            yield return "store is empty: name a folder or s3://bucket/prefix";
    }

    private string? DeckError()
    {
        try
        {
            return File.Exists(DeckFile) ? null : $"there is no {DeckFile}";
        }
        catch (DobbleException e)
        {
            return e.Message;
        }
    }
}
