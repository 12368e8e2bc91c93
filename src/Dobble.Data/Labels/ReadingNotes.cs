namespace Dobble.Data.Labels;

/// <summary>What is told of labels while they are read.</summary>
internal sealed class ReadingNotes
{
    /// <summary>What is wrong, and was left out.</summary>
    public List<DataError> Errors { get; } = [];

    /// <summary>What is worth knowing, a line each.</summary>
    public List<string> Notes { get; } = [];
}
