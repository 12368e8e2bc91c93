using Dobble.Perf.Finding;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Perf.Tests;

public sealed class PhotoTruthTests
{
    [Fact]
    public void The_truth_of_the_real_photos_names_files_that_are_there()
    {
        var photos = PhotoTruth.Load(TestPaths.RequireData());
        Assert.True(photos.Count > 100);
        Assert.All(photos, p => Assert.True(File.Exists(p.Path), p.Path));
        Assert.Equal(7, photos.Select(p => p.Series).Distinct().Count());
        Assert.All(photos.SelectMany(p => p.Cards), c => Assert.InRange(c.SymbolCenters.Count, 1, 8));
    }

    [Fact]
    public void A_missing_truth_is_named_in_the_error()
    {
        var error = Assert.Throws<DobbleException>(() => PhotoTruth.Load("/nowhere"));
        Assert.Contains("/nowhere/photos/truth.json", error.Message, StringComparison.Ordinal);
    }
}
