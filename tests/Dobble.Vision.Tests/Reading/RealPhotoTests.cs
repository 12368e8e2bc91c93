using System.Text.Json;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Dobble.Vision.Tests.Decks;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Reading;

/// <summary>The shipped networks on real photos, a few of every series.</summary>
public sealed class RealPhotoTests
{
    private const int PhotosOfASeries = 3;

    [Theory]
    [InlineData("beige-cloth")]
    [InlineData("black-table")]
    [InlineData("grid")]
    [InlineData("pink-fur")]
    [InlineData("white-paper")]
    public void Cards_of_real_photos_are_known_and_no_pair_is_answered_wrong(string series)
    {
        var data = TestPaths.RequireData();
        using var reader = ShippedReader();
        var (expected, known) = (0, 0);
        foreach (var (path, cards) in Photos(data, series))
        {
            using var image = Cv2.ImRead(path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
            var reading = reader.Read(image, threshold: 0.9);
            expected += cards.Length;
            known += cards.Count(card => reading.Cards.Any(found => found.Posterior.Known == card));
            AssertMatchesAreTrue(path, reading, reader, cards);
        }

        Assert.True(known >= 0.95 * expected, $"{known} of {expected} cards are known");
    }

    [Theory]
    [InlineData("beige-cloth")]
    [InlineData("white-paper")]
    public void Symbols_of_a_known_deck_are_named_though_nobody_said_that_it_is_that_deck(string series)
    {
        var data = TestPaths.RequireData();
        using var reader = ShippedReader(ReaderOptions.AnyDeck);
        var deck = Shipped.Classic;
        var (said, named) = (0, 0);
        foreach (var (path, cards) in Photos(data, series))
        {
            using var image = Cv2.ImRead(path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
            var shared = SharedSlots(deck, cards);
            var reading = reader.Read(image, threshold: 0.9);
            Assert.All(
                reading.Cards.SelectMany(card => card.Symbols).Where(seen => seen.Symbol is null),
                seen => Assert.Equal(seen.Detection.Presence, seen.Confidence, 1e-6));
            foreach (var match in reading.Matches)
            {
                said++;
                if (match.Symbol is not { } symbol)
                    continue;
                named++;
                var id = reader.Deck.Symbols[symbol].Id;
                Assert.True(
                    deck.FindSymbol(id) is { } known && shared.Contains(deck.Symbols[known].Slot), $"{path}: no two cards share {id}");
            }
        }

        Assert.True(named >= 0.8 * said && said > 0, $"{named} of {said} are named");
    }

    private static void AssertMatchesAreTrue(string path, TableReading reading, TableReader reader, int[] cards)
    {
        var shared = SharedSlots(reader.Deck, cards);
        foreach (var match in reading.Matches.Where(match => match.Symbol is not null))
        {
            var symbol = reader.Deck.Symbols[match.Symbol!.Value];
            Assert.True(shared.Contains(symbol.Slot), $"{path}: {symbol.Id} is shared by no two of its cards");
        }
    }

    private static HashSet<int> SharedSlots(Deck deck, int[] cards) =>
        [.. from first in cards from second in cards where first != second select deck.SharedSlot(first, second)];

    private static TableReader ShippedReader(string? deck = null)
    {
        var (models, decks) = (Path.Combine(TestPaths.Root, "models"), Path.Combine(TestPaths.Root, "decks"));
        var options = new ReaderOptions
        {
            FinderModel = Path.Combine(models, "finder.onnx"),
            ReaderModel = Path.Combine(models, "reader.onnx"),
            Deck = deck ?? Path.Combine(decks, "classic.json"),
            KnownDecks = [Path.Combine(decks, "classic.json"), Path.Combine(decks, "emoji.json")],
            Provider = "cpu",
        };
        Assert.SkipUnless(File.Exists(options.FinderModel) && File.Exists(options.ReaderModel), "no networks are trained yet");
        return new TableReader(options);
    }

    /// <summary>Photos spread over a series, each with the deck's indices of its cards.</summary>
    private static IEnumerable<(string Path, int[] Cards)> Photos(string data, string series)
    {
        var folder = Path.Combine(data, "photos");
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));
        var names = truth.RootElement.EnumerateObject().Select(photo => photo.Name)
            .Where(name => name.StartsWith(series + "_", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < PhotosOfASeries; i++)
        {
            var name = names[i * names.Count / PhotosOfASeries];
            var cards = truth.RootElement.GetProperty(name).GetProperty("cards").EnumerateArray();
            yield return (Path.Combine(folder, name), [.. cards.Select(card => card.GetProperty("card").GetInt32())]);
        }
    }
}
