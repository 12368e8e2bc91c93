using Dobble.Data.DataSets;
using Dobble.TestKit;

namespace Dobble.Data.Tests.DataSets;

public class SymbolFolderTests
{
    [Fact]
    public void Pictures_are_named_by_their_folder_and_broken_ones_are_faults()
    {
        using var folder = new TemporaryFolder();
        var good = folder.WritePicture("cat/1.png");
        var bad = folder.Write("dog/1.jpg", "no picture");
        folder.Write("cat/notes.txt", "not a picture and not meant as one");
        var data = SymbolFolder.Load(folder.Path);
        Assert.Equal([new SymbolCutout("cat", good)], data.Pictures);
        Assert.Equal(bad, Assert.Single(data.Faults).File);
    }

    [Fact]
    public void The_scans_hold_285_symbols_of_57_kinds()
    {
        var data = SymbolFolder.Load(Path.Combine(TestPaths.RequireData(), "symbols", "scans"));
        Assert.Empty(data.Faults);
        Assert.Equal(285, data.Pictures.Count);
        Assert.Equal(57, data.Pictures.Select(p => p.Name).Distinct().Count());
    }
}
