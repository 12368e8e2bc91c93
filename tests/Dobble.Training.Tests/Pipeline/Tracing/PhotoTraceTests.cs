using Dobble.Data.Runs;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Pipeline.Tracing;

public sealed class PhotoTraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_photo_can_be_followed_from_its_source_to_the_samples_made_of_it_and_one_that_was_left_out_to_the_reason()
    {
        DrawnData.Write(_folder);
        File.Copy(_folder.File("photos/table_1.jpg"), _folder.File("photos/table_9.jpg"));
        _folder.Write("photos/table_9.xml", "<annotation><filename>table_9.jpg</filename><object><name>cat</name><bndbox><xmin>9</xmin>"
            + "<ymin>900</ymin><xmax>40</xmax><ymax>940</ymax></bndbox></object></annotation>");
        var (code, output) = await TrainProgram.RunAsync(ShortTraining.Command(_folder, "work", "load", "convert.rename={cat: dog}"));
        Assert.True(code == 0, output);
        var run = RunFolder.All(_folder.File("work/runs")).Single().Id;

        var page = await FollowAsync(run, "table_1", "photos/table_1", "in the part train", "such samples", "no whole model yet");
        // The photo as it came in, its outlines and two cards; samples of finder and reader.
        Assert.Equal(6, page.Split("<img src=\"data:image/jpeg;base64,").Length - 1);
        await FollowAsync(run, _folder.File("photos/white-paper_1.jpg"), "in the part val", "it is not learnt from");
        await FollowAsync(run, "table_9", "it is not in the data set", "lies outside the 480×320 image");

        (code, output) = await TrainProgram.RunAsync("runs", "photo", run, "nowhere_1", "--work", _folder.File("work"));
        Assert.Equal(1, code);
        Assert.Contains("the run has no such photo; it has 4, such as", output, StringComparison.Ordinal);
    }

    private async Task<string> FollowAsync(string run, string photo, params string[] told)
    {
        var (code, output) = await TrainProgram.RunAsync("runs", "photo", run, photo, "--work", _folder.File("work"));
        Assert.True(code == 0, output);
        Assert.All(told, line => Assert.Contains(line, output, StringComparison.Ordinal));
        return File.ReadAllText(output.Trim().Split('\n')[^1]);
    }
}
