using Dobble.Perf.Instructions;

namespace Dobble.Perf.Tests.Instructions;

public sealed class InstructionCountTests
{
    /// <summary>As Callgrind writes; the line below <c>calls=</c> is what the called function did in all.</summary>
    private const string Profile = """
        # callgrind format
        version: 1
        positions: line
        events: Ir
        summary: 149

        ob=/some/folder/libonnxruntime.so
        fl=???
        fn=convolve
        0 100
        +3 11
        * 1
        cob=/some/folder/libOpenCvSharpExtern.so
        cfn=resize
        calls=2 0
        0 5000

        ob=/some/folder/libOpenCvSharpExtern.so
        fn=resize
        -2 30

        ob=???
        fn=compiled by the runtime
        5 7

        totals: 149
        """;

    [Fact]
    public void Each_instruction_counts_once_and_for_the_library_that_it_is_in()
    {
        var count = InstructionCount.Parse(Profile.Split('\n'));
        Assert.Equal(new InstructionCount(112, 30, 7), count);
        Assert.Equal(149, count.Total);
    }
}
