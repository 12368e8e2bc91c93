using System.Globalization;

namespace Dobble.Perf.Instructions;

/// <summary>Instructions that a program executed, by the part that they belong to.</summary>
/// <param name="Networks">In ONNX Runtime.</param>
/// <param name="OpenCv">In OpenCV.</param>
/// <param name="Rest">In the program's own compiled code, the runtime and the C library.</param>
internal sealed record InstructionCount(long Networks, long OpenCv, long Rest)
{
    public long Total => Networks + OpenCv + Rest;

    /// <summary>
    /// Reads what Callgrind wrote, names in full. Costs below a <c>calls=</c> are those of the called function, which has them as its own.
    /// </summary>
    public static InstructionCount Parse(IEnumerable<string> lines)
    {
        const string library = "ob=";
        var (count, current, isCall) = (new InstructionCount(0, 0, 0), "", false);
        foreach (var line in lines)
        {
            if (line.StartsWith(library, StringComparison.Ordinal))
                current = line[library.Length..];
            else if (line.Length > 0 && !isCall && (char.IsAsciiDigit(line[0]) || line[0] is '+' or '-' or '*'))
                count = count.Add(current, long.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
            isCall = line.StartsWith("calls=", StringComparison.Ordinal);
        }

        return count;
    }

    /// <summary>One of several equal pieces of work.</summary>
    public InstructionCount Over(int times) => new(Networks / times, OpenCv / times, Rest / times);

    public InstructionCount Plus(InstructionCount other) => new(Networks + other.Networks, OpenCv + other.OpenCv, Rest + other.Rest);

    private InstructionCount Add(string library, long instructions) =>
        library.Contains("libonnxruntime", StringComparison.Ordinal) ? this with { Networks = Networks + instructions }
        : library.Contains("libOpenCvSharp", StringComparison.Ordinal) ? this with { OpenCv = OpenCv + instructions }
        : this with { Rest = Rest + instructions };
}
