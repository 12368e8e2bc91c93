using Dobble.Training.Optimization;
using Dobble.Training.Samples;
using OpenCvSharp;

namespace Dobble.Training.Tests.Optimization;

public sealed class FinderTaskTests
{
    [Theory]
    [InlineData(160, 0, 160, 128)]
    [InlineData(320, 1, 320, 192)]
    [InlineData(640, 0, 640, 480)]
    [InlineData(640, 2, 480, 640)]
    public void Training_images_are_as_large_as_is_asked_and_padded_as_reading_pads_them(int longSide, int batch, int width, int height)
    {
        var task = new FinderTask(
            (_, size) => new FinderSample(new Mat(size, MatType.CV_8UC3, Scalar.White), []), [],
            new FinderSampling { LongSide = longSide, BatchSize = 1 });
        var made = task.MakeBatch(batch);
        Assert.Equal((width, height), (made.Width, made.Height));
    }

    [Theory]
    [InlineData(128)]
    [InlineData(330)]
    [InlineData(672)]
    public void A_size_that_the_network_cannot_take_or_nobody_reads_at_is_refused(int longSide) =>
        Assert.Contains($"longSide is {longSide}", Assert.Single(new FinderSampling { LongSide = longSide }.Errors()), StringComparison.Ordinal);
}
