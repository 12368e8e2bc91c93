namespace Dobble.Assistant.Commands;

/// <summary>What the program says to whoever started it, besides 0.</summary>
internal static class ExitCode
{
    /// <summary>Something could not be done; standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Misused = 2;
}
