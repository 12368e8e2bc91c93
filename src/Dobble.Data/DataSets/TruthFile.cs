using System.Text.Json;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets;

/// <summary>
/// What is really on each photo: <c>{"photo.jpg": {"cards": [{"card": 35, "boxes": [["turtle", 232, 110, 261, 131], …]}, …]}}</c>,
/// <c>card</c> being the index into the deck's cards, or null.
/// </summary>
internal sealed class TruthFile
{
    private readonly Dictionary<string, IReadOnlyList<LabelledCard>> _photos = [];

    private TruthFile()
    {
    }

    /// <summary>The photo's cards; null where the file does not speak of it.</summary>
    public IReadOnlyList<LabelledCard>? Cards(string photo) => _photos.GetValueOrDefault(photo);

    /// <summary>
    /// Reads the file; null where it is no JSON at all. An entry that does not fit becomes an error, the others are kept.
    /// </summary>
    public static TruthFile? Load(string path, Deck? deck, ICollection<DataError> errors)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var truth = new TruthFile();
            foreach (var photo in json.RootElement.EnumerateObject())
                truth.Add(path, photo, deck, errors);
            return truth;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException)
        {
            errors.Add(new DataError(path, "is no valid truth file: restore it, or delete it to have the boxes grouped by the deck"));
            return null;
        }
    }

    private void Add(string path, JsonProperty photo, Deck? deck, ICollection<DataError> errors)
    {
        try
        {
            var cards = photo.Value.GetProperty("cards").EnumerateArray().Select(Card).ToArray();
            if (cards.FirstOrDefault(c => deck is not null && !Fits(c, deck)) is { } wrong)
                errors.Add(
                    new DataError(
                        path, $"{photo.Name}: card {wrong.Card} is not in the deck {deck!.Name}, or has other symbols there: "
                            + "correct the entry or name the right deck"));
            else
                _photos[photo.Name] = cards;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            errors.Add(new DataError(path, $"the entry of {photo.Name} is not a list of cards with boxes: correct or remove it"));
        }
    }

    private static bool Fits(LabelledCard card, Deck deck) => card.Card is not { } index
        || (index >= 0 && index < deck.Cards.Count
            && card.Boxes.All(b => deck.SlotOf(b.Name) is { } slot && deck.Cards[index].Contains(slot)));

    private static LabelledCard Card(JsonElement json)
    {
        var card = json.GetProperty("card");
        return new LabelledCard(
            card.ValueKind == JsonValueKind.Null ? null : card.GetInt32(),
            [.. json.GetProperty("boxes").EnumerateArray().Select(ReadBox)]);
    }

    private static LabelledBox ReadBox(JsonElement json) => new(
        json[0].GetString() ?? throw new FormatException(),
        new Box(json[1].GetSingle(), json[2].GetSingle(), json[3].GetSingle(), json[4].GetSingle()));
}
