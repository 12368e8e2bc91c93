using System.Collections.Concurrent;
using Dobble.TestKit;
using Dobble.Training.Samples;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Training.Tests.Samples;

public sealed class TrainingDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _decoded = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_photo_is_decoded_once_for_all_runs_of_both_networks_and_their_evaluation()
    {
        using var data = Open();
        // What the steps load, train-finder, train-reader and evaluate of pipelines/shipped.yaml ask for.
        _ = data.Training(all: false);
        foreach (var all in new[] { false, true, true, true, true, true, false, true, true })
            _ = (data.Training(all), data.Validation(all));
        foreach (var photo in data.ToEvaluate(data.Set.Judged))
            photo.Open().Image.Dispose();

        Assert.Equal(DrawnData.Photos.Order(StringComparer.Ordinal), _decoded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nobody_asks_for_is_not_decoded()
    {
        using var data = Open();
        Assert.Equal(2, data.Training(all: false).Count);
        Assert.Equal(["table_1", "table_2"], _decoded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_all_photos_are_learnt_from_none_is_left_to_validate_on()
    {
        using var data = Open();
        Assert.Equal((4, 0), (data.Training(all: true).Count, data.Validation(all: true).Count));
        Assert.Equal((2, 2), (data.Training(all: false).Count, data.Validation(all: false).Count));
    }

    [Fact]
    public void The_emoji_of_an_untrained_deck_are_left_out_and_all_else_stays()
    {
        using var data = Open();
        var emoji = Deck.Load(Path.Combine(TestPaths.Root, "decks", "emoji.json"));
        var left = data.Symbols.Without(emoji);
        Assert.Equal(data.Symbols.Emoji.Count - emoji.Symbols.Count, left.Emoji.Count);
        Assert.Equal(data.Symbols.Scans, left.Scans);
    }

    private TrainingData Open()
    {
        DrawnData.Write(_folder);
        _folder.Write("photos/ImageSets/Main/train.txt", "table_1\ntable_2\n");
        _folder.Write("photos/ImageSets/Main/val.txt", "beige-cloth_1\nwhite-paper_1\n");
        return new TrainingData(_folder.File("photos"), Deck.Load(Path.Combine(TestPaths.Root, "decks", "classic.json")), path =>
        {
            _decoded.Enqueue(Path.GetFileNameWithoutExtension(path));
            return Cv2.ImRead(path);
        });
    }
}
