using System.Text.Json;
using System.Xml.Linq;
using Dobble.Assistant.Outputs.Review;
using Dobble.Assistant.Tests.Outputs.Recording;
using Dobble.Vision;
using Dobble.Vision.Frames;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Outputs.Review;

public sealed class ReviewFolderTests : IDisposable
{
    private const string FirstName = "2026-11-23T20-15-07-000_00000001_withdrawn";

    private readonly TempFolder _temp = new();
    private readonly FramePool _pool = new();
    private int _moments;

    public void Dispose()
    {
        _pool.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void A_doubtful_moment_is_kept_as_photo_reading_and_draft()
    {
        KeepMoments(new ReviewFolder(_temp.Path, 10, new StillClock()), 1);
        Assert.Equal(
            [$"Annotations/{FirstName}.xml", $"JPEGImages/{FirstName}.jpg", $"Readings/{FirstName}.json"], Files());

        using var photo = Cv2.ImRead(_temp.File($"JPEGImages/{FirstName}.jpg"));
        Assert.Equal(new Size(320, 160), photo.Size());
        Assert.InRange(photo.Mean().Val2, 197, 203);

        using var json = JsonDocument.Parse(File.ReadAllText(_temp.File($"Readings/{FirstName}.json")));
        var reading = json.RootElement;
        Assert.Equal($"{FirstName}.jpg", reading.GetProperty("source").GetString());
        Assert.Equal(40, reading.GetProperty("elapsed_ms").GetDouble());
        Assert.Equal([1, 2], reading.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("id").GetInt32()));
        Assert.Equal(0, reading.GetProperty("matches").GetArrayLength());
    }

    [Fact]
    public void The_draft_is_Pascal_VOC_with_the_deck_s_symbols_inside_the_photo()
    {
        KeepMoments(new ReviewFolder(_temp.Path, 10, new StillClock()), 1);
        var voc = XDocument.Load(_temp.File($"Annotations/{FirstName}.xml")).Root!;
        Assert.Equal("annotation", voc.Name.LocalName);
        Assert.Equal($"{FirstName}.jpg", (string?)voc.Element("filename"));
        Assert.Equal((320, 160), ((int)voc.Element("size")!.Element("width")!, (int)voc.Element("size")!.Element("height")!));
        Assert.Equal(["anchor 230 0 250 31", "anchor 70 0 90 31"], voc.Elements("object").Select(Show).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_oldest_moments_go_when_the_folder_is_too_large()
    {
        var folder = new ReviewFolder(_temp.Path, Megabytes(moments: 3), new StillClock());
        KeepMoments(folder, 5);
        Assert.Equal([3, 4, 5], Numbers());
        Assert.Equal(9, Files().Count);
    }

    [Fact]
    public void Labels_that_somebody_corrected_are_never_deleted()
    {
        var folder = new ReviewFolder(_temp.Path, Megabytes(moments: 3), new StillClock());
        KeepMoments(folder, 1);
        var labels = _temp.File($"Annotations/{FirstName}.xml");
        File.WriteAllText(labels, File.ReadAllText(labels).Replace(VocDraft.Mark, "Unknown", StringComparison.Ordinal));
        KeepMoments(folder, 4);
        Assert.Equal([1, 4, 5], Numbers());
    }

    [Fact]
    public void A_folder_full_of_corrected_labels_is_left_alone_and_the_error_says_so()
    {
        var folder = new ReviewFolder(_temp.Path, Megabytes(moments: 1), new StillClock());
        KeepMoments(folder, 1);
        var labels = _temp.File($"Annotations/{FirstName}.xml");
        File.WriteAllText(labels, "<annotation/>");
        var error = Assert.Throws<IOException>(() => KeepMoments(folder, 1));
        Assert.Contains("corrected", error.Message, StringComparison.Ordinal);
        Assert.Equal([1], Numbers());
    }

    [Fact]
    public void What_was_cut_off_while_it_was_written_goes_with_the_oldest()
    {
        var folder = new ReviewFolder(_temp.Path, Megabytes(moments: 2), new StillClock());
        var stray = _temp.Write("JPEGImages/2020-01-01T00-00-00-000_00000001_unsure.jpg.part", new byte[1_000_000]);
        KeepMoments(folder, 2);
        Assert.False(File.Exists(stray));
        Assert.Equal([1, 2], Numbers());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_of_at_the_start()
    {
        var file = _temp.Write("file", []);
        Assert.Contains("review folder", Assert.Throws<DobbleException>(() => new ReviewFolder(file, 1, new StillClock())).Message,
            StringComparison.Ordinal);
    }

    private void KeepMoments(ReviewFolder folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _moments++;
            using var frame = DoubtfulTable.Frame(
                _pool, DoubtfulTable.Withdrawn((2 * _moments) - 1, 2 * _moments), _moments, 10 * _moments);
            folder.Take(frame);
        }
    }

    /// <summary>A limit that so many moments fit into, and not one more.</summary>
    private static double Megabytes(int moments)
    {
        using var temp = new TempFolder();
        using var pool = new FramePool();
        using var frame = DoubtfulTable.Frame(pool, DoubtfulTable.Withdrawn(9, 10), 5, 50);
        new ReviewFolder(temp.Path, 10, new StillClock()).Take(frame);
        return (moments + 0.5) * new DirectoryInfo(temp.Path).EnumerateFiles("*", SearchOption.AllDirectories)
            .Sum(file => file.Length) / 1e6;
    }

    private List<string> Files() =>
    [
        .. Directory.GetFiles(_temp.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_temp.Path, file)).Order(StringComparer.Ordinal),
    ];

    private IEnumerable<int> Numbers() => Directory.GetFiles(_temp.File("JPEGImages"), "*.jpg").Order(StringComparer.Ordinal)
        .Select(file => int.Parse(Path.GetFileName(file).Split('_')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static string Show(XElement item)
    {
        var box = item.Element("bndbox")!;
        return $"{item.Element("name")!.Value} {box.Element("xmin")!.Value} {box.Element("ymin")!.Value} {box.Element("xmax")!.Value} "
            + $"{box.Element("ymax")!.Value}";
    }
}
