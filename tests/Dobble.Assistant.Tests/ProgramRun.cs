namespace Dobble.Assistant.Tests;

/// <summary>One run of the program within the test: its exit code and what it wrote.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProgramRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new ProgramRun(Program.Run(args, output, error), output.ToString(), error.ToString());
    }
}
