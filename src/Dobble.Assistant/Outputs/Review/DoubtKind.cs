namespace Dobble.Assistant.Outputs.Review;

/// <summary>Why a moment is doubtful.</summary>
internal enum DoubtKind
{
    /// <summary>An answer was sure, and later no longer.</summary>
    Withdrawn,

    /// <summary>Two cards lay in sight for two seconds without an answer.</summary>
    Unsure,
}
