namespace Dobble.Vision.Native;

/// <summary>A native library is missing or cannot be used. Whatever needs it fails for this reason alone.</summary>
public sealed class NativeLibraryException : DobbleException
{
    private const string SeeInstall = "docs/install.md tells what the programs need, and where to get it";

    /// <summary>Makes the error.</summary>
    /// <param name="problem">What is wrong with which library.</param>
    /// <param name="remedy">What to do.</param>
    public NativeLibraryException(string problem, string remedy)
        : base($"{problem}; {remedy}") => (Problem, Remedy) = (problem, remedy);

    /// <summary>What is wrong with which library.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>
    /// The library at fault behind an error of any kind; null where it is none's, or where somebody has put it into words already.
    /// The first call into a library fails in the initializer of a class, so the cause lies further down.
    /// </summary>
    public static NativeLibraryException? Of(Exception error) => error switch
    {
        NativeLibraryException fault => fault,
        { InnerException: { } inner } when error is not DobbleException => Of(inner),
        DllNotFoundException missing =>
            new($"a native library cannot be loaded: {FirstLine(missing)} ({Cause(missing) ?? "not found"})", SeeInstall),
        BadImageFormatException broken => new($"a native library cannot be loaded: {FirstLine(broken)}", SeeInstall),
        EntryPointNotFoundException other => new(
            $"{OpenCvLibrary.FileOf(other) ?? "a native library"} is of another version than is needed: {FirstLine(other)}", SeeInstall),
        _ => null,
    };

    /// <summary>
    /// The dynamic linker's own words about a library that another one lacks, which .NET puts below advice of its own; null if it has none.
    /// </summary>
    internal static string? Cause(Exception error)
    {
        var name = error.Message.Split('\'') is [_, var quoted, ..] ? Path.GetFileName(quoted) : "";
        return error.Message.Split('\n', StringSplitOptions.TrimEntries).Skip(1)
            .FirstOrDefault(line => line.Length > 0 && !line.Split(':')[0].Contains(name, StringComparison.Ordinal));
    }

    // .NET's first line goes on with advice to trace the program.
    private static string FirstLine(Exception error) => error.Message.Split('\n', 2)[0].Split(" In order to", 2)[0].TrimEnd('.', ' ');
}
