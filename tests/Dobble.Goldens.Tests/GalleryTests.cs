using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

public sealed class GalleryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-golden-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("emoji")]
    [InlineData("classic")]
    public async Task A_deck_gets_the_gallery_that_it_got(string deck)
    {
        string[] images = deck == "classic" ? ["--images", Path.Combine(TestPaths.RequireData(), "symbols/scans")] : [];
        var golden = new Golden($"gallery-{deck}", Needs.EmojiFont | Needs.Processor);
        // A machine's wallpapers would change the gallery.
        var noBackgrounds = Directory.CreateDirectory(Path.Combine(_folder.FullName, "no-backgrounds")).FullName;
        var file = Path.Combine(_folder.FullName, deck + ".json");
        File.Copy(TestPaths.Deck(deck), file);
        await BuiltProgram.TrainAsync(_folder.FullName, ["gallery", file, "--backgrounds", noBackgrounds, .. images]);
        golden.Check([new JsonObject { ["deck"] = deck, ["gallery"] = JsonLines.HashOf(Path.ChangeExtension(file, ".gallery")) }]);
    }
}
