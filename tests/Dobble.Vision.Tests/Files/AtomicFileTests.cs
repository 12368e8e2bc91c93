using Dobble.Vision.Files;

namespace Dobble.Vision.Tests.Files;

public sealed class AtomicFileTests
{
    [Theory]
    [InlineData("/dev/dobble-none", "is a device")]
    [InlineData("/", "is a folder")]
    [InlineData("/proc/dobble-none", "no file can be made there")]
    public void What_is_no_place_for_a_file_is_not_written_to(string path, string says)
    {
        var error = Assert.Throws<DobbleException>(() => AtomicFile.Write(path, "text"));
        Assert.StartsWith(path + ": " + says, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_folder_is_not_taken_for_a_file()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var error = Assert.Throws<DobbleException>(() => AtomicFile.Write(folder, "text"));
        Assert.Equal($"{folder}: is a folder; name a file", error.Message);
        Directory.Delete(folder);
    }
}
