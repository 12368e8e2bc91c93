using Dobble.TestKit;
using Dobble.Training.Samples;
using OpenCvSharp;

namespace Dobble.Training.Tests.Samples;

public sealed class MachineArtworkTests : IDisposable
{
    private const int Images = 30, GroupSize = 24, Edge = 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Symbols_of_a_folder_come_in_groups_each_a_symbol_of_its_own()
    {
        Draw(Images);

        var group = Assert.Single(new MachineArtwork([_folder.Path]).Load());

        Assert.Equal(GroupSize, group.Select(symbol => Assert.Single(symbol).Symbol).Distinct().Count());
        foreach (var symbol in group)
            symbol[0].Dispose();
    }

    [Fact]
    public void What_is_recorded_changes_with_every_image()
    {
        Draw(Images);
        var artwork = new MachineArtwork([_folder.Path]);
        var before = artwork.Fingerprint();
        Assert.Equal(before, artwork.Fingerprint());

        Draw(Images + 1);

        Assert.NotEqual(before, artwork.Fingerprint());
    }

    [Fact]
    public void A_machine_without_any_is_recorded_as_that()
    {
        var artwork = new MachineArtwork([Path.Combine(_folder.Path, "none"), Path.Combine(_folder.Path, "none.ttf")]);
        Assert.Equal("none", artwork.Fingerprint());
        Assert.Empty(artwork.Load());
    }

    // Noise, for an image of one colour takes too few bytes to be a symbol.
    private void Draw(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var image = new Mat(Edge, Edge, MatType.CV_8UC4, Scalar.All(0));
            using var middle = new Mat(image, new Rect(5, 5, Edge - 10, Edge - 10));
            Cv2.SetTheRNG((ulong)i + 1);
            Cv2.Randu(middle, Scalar.All(0), Scalar.All(256));
            using var alpha = new Mat(middle.Size(), MatType.CV_8UC1, Scalar.All(255));
            Cv2.InsertChannel(alpha, middle, 3);
            image.SaveImage(Path.Combine(_folder.Path, $"{i:00}.png"));
        }
    }
}
