using Dobble.Assistant.Outputs.Review;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Web;

/// <summary>A doubtful moment as live play keeps it: one symbol read as a drum, one not known.</summary>
internal static class KeptMoment
{
    public const string Name = "2026-11-23T20-15-07-000_00000001_unsure";

    public static void Write(string folder)
    {
        using var photo = new Mat(360, 640, MatType.CV_8UC3, new Scalar(200, 220, 230));
        var reading = $$"""
            {"source":"{{Name}}.jpg","width":640,"height":360,"cards":[{"id":0,"symbols":[
            {"name":"drum","box":[100,100,160,160],"confidence":0.7},{"name":null,"box":[300,100,360,150],"confidence":0.2}]}],"matches":[]}
            """;
        new ReviewFiles(folder, 1_000_000).Keep(
            Name, photo.ToBytes(".jpg"), System.Text.Encoding.UTF8.GetBytes(reading),
            System.Text.Encoding.UTF8.GetBytes($"<annotation><source><database>{VocDraft.Mark}</database></source></annotation>"));
    }
}
