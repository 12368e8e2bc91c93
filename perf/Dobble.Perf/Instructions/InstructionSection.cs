using System.Globalization;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Instructions;

/// <summary>The part of the page of figures that tells what a frame costs, and what follows for small computers.</summary>
internal static class InstructionSection
{
    /// <summary>The section as Markdown.</summary>
    /// <param name="machine">Where it was counted.</param>
    /// <param name="frames">What reading a frame costs, by number of cards.</param>
    /// <param name="decoding">What decoding a camera's image costs.</param>
    public static string Text(Machine machine, IReadOnlyList<(int Cards, InstructionCount Count)> frames, InstructionCount decoding) => $"""
        ## Instructions, and what a Jetson makes of them

        Written by `tools/perf instructions` on {machine.Processor}, {machine.System}, commit {machine.Commit},
        {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Counted by Valgrind (Callgrind) on one thread, in millions; vectors of AVX2,
        for Valgrind knows none longer, and the program's methods compiled fully. Frames of 1280×720, rendered tables of the emoji deck; what a frame costs is a {FrameProbe.Times}th of {FrameProbe.Times} readings
        after a first one.

        {Counts(frames, decoding)}
        From it the rate of a small computer is reckoned; none was at hand. A core does its clock times the instructions of a
        cycle that are assumed here: {string.Join("; ", Device.All.Select(d => $"{Number(d.Slow)} to {Number(d.Fast)} for the {d.Name}"))}.
        NEON's vectors are half as long as those of AVX2, so what the networks and OpenCV execute counts {Device.NeonFactor} times. Decoding the camera's
        image is counted in, the screen is not. On all cores: reading keeps {Device.BusyShare.ToString("0 %", CultureInfo.InvariantCulture)} of them busy. A camera gives 30 frames a second, so more is
        reserve.

        {Rates(frames, decoding)}
        A Jetson Nano's own system has glibc 2.27, which is too old for today's .NET and for ONNX Runtime's library; [install.md](install.md) says
        what runs there.
        """;

    private static MarkdownTable Counts(IReadOnlyList<(int Cards, InstructionCount Count)> frames, InstructionCount decoding)
    {
        var table = new MarkdownTable("what", "networks", "OpenCV", "rest", "whole");
        foreach (var (cards, count) in frames)
            Add($"a frame with {cards} cards", count);
        Add("decoding a camera's image", decoding);
        return table;

        void Add(string what, InstructionCount c) =>
            table.Add(what, Millions(c.Networks), Millions(c.OpenCv), Millions(c.Rest), Millions(c.Total));
    }

    private static MarkdownTable Rates(IReadOnlyList<(int Cards, InstructionCount Count)> frames, InstructionCount decoding)
    {
        var table = new MarkdownTable("frames a second", "cards", "one core", "all cores");
        foreach (var device in Device.All)
        {
            foreach (var (cards, count) in frames)
            {
                var whole = count.Plus(decoding);
                table.Add(
                    device.Name, cards.ToString(CultureInfo.InvariantCulture), Range(device.OneCore(whole)), Range(device.AllCores(whole)));
            }
        }

        return table;
    }

    private static string Range((double Slow, double Fast) rate) => $"{Rounded(rate.Slow)} to {Rounded(rate.Fast)}";

    private static string Rounded(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Millions(long count) => (count / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
