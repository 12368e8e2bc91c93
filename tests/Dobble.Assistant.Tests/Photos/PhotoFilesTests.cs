using Dobble.Assistant.Photos;

namespace Dobble.Assistant.Tests.Photos;

public sealed class PhotoFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_stands_for_its_images_by_name()
    {
        foreach (var name in new[] { "b.JPG", "a.png", "notes.txt", "a.xml" })
            _folder.Write(name, []);
        Assert.Equal([_folder.File("a.png"), _folder.File("b.JPG"), "c.jpg"], PhotoFiles.Expand([_folder.Path, "c.jpg"]));
    }

    [Fact]
    public void A_folder_without_images_stays_so_that_it_is_complained_of() =>
        Assert.Equal([_folder.Path], PhotoFiles.Expand([_folder.Path]));

    [Fact]
    public void A_photo_is_never_overwritten_by_its_own_image()
    {
        var images = new ImageFolder(_folder.Path);
        Assert.Equal(_folder.File("a-2.jpg"), images.PathFor(_folder.File("a.jpg")));
    }

    [Fact]
    public void Photos_of_one_name_get_different_images()
    {
        var images = new ImageFolder(_folder.File("out"));
        string[] paths = [images.PathFor("x/a.png"), images.PathFor("y/a.png"), images.PathFor("y/b.png")];
        Assert.Equal(["a.jpg", "a-2.jpg", "b.jpg"], paths.Select(Path.GetFileName));
    }
}
