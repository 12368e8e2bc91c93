using Dobble.Data.DataSets;
using Dobble.TestKit;

namespace Dobble.Data.Tests.DataSets;

public class SymbolFolderTests
{
    [Fact]
    public void Images_are_named_by_their_folder_and_broken_ones_are_errors()
    {
        using var folder = new TemporaryFolder();
        var good = folder.WriteImage("cat/1.png");
        var bad = folder.Write("dog/1.jpg", "no image");
        folder.Write("cat/notes.txt", "not an image and not meant as one");
        var data = SymbolFolder.Load(folder.Path);
        Assert.Equal([new SymbolCutout("cat", good)], data.Images);
        Assert.Equal(bad, Assert.Single(data.Errors).File);
    }

    [Fact]
    public void The_scans_hold_285_symbols_of_57_kinds()
    {
        var data = SymbolFolder.Load(Path.Combine(TestPaths.RequireData(), "symbols", "scans"));
        Assert.Empty(data.Errors);
        Assert.Equal(285, data.Images.Count);
        Assert.Equal(57, data.Images.Select(p => p.Name).Distinct().Count());
    }
}
