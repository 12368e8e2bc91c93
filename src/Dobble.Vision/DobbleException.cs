namespace Dobble.Vision;

/// <summary>
/// Something that the person at the keyboard can put right: a file that is missing or broken, an unknown name. The message is
/// one line that names the file and says what to do; programs print it and exit with 1.
/// </summary>
public class DobbleException : Exception
{
    /// <summary>Makes the error with its one-line message.</summary>
    public DobbleException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the error with its one-line message and what caused it.</summary>
    public DobbleException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes an error without a message; only for serialisers.</summary>
    public DobbleException()
    {
    }
}
