using Dobble.Assistant.Capture;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Capture;

/// <summary>What a source gives until it ends.</summary>
internal sealed record Played(IReadOnlyList<int> Numbers, IReadOnlyList<TimeSpan> Times, IReadOnlyList<Size> Sizes, int Broken)
{
    public static Played All(IFrameSource source, int atMost = 1000)
    {
        var (numbers, times, sizes, broken) = (new List<int>(), new List<TimeSpan>(), new List<Size>(), 0);
        using var image = new Mat();
        while (numbers.Count < atMost)
        {
            var outcome = source.Next(image, out var time, TestContext.Current.CancellationToken);
            if (outcome == SourceOutcome.Broken)
            {
                broken++;
                continue;
            }

            if (outcome != SourceOutcome.Image)
                break;
            Assert.Equal(MatType.CV_8UC3, image.Type());
            numbers.Add(SampleVideo.NumberOf(image));
            times.Add(time);
            sizes.Add(image.Size());
        }

        return new Played(numbers, times, sizes, broken);
    }
}
