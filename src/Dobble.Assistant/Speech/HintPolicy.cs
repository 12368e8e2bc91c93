namespace Dobble.Assistant.Speech;

/// <summary>
/// Decides when a device without a screen says what troubles it: once the trouble has lasted for a while, once for as long as it lasts, and
/// rarely. Pure: the same calls make the same decisions.
/// </summary>
internal sealed class HintPolicy
{
    /// <summary>What passes by itself is not told of.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    /// <summary>Least time between two hints.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(60);

    private string? _trouble;
    private TimeSpan _since;
    private TimeSpan? _told;
    private bool _isTold;

    /// <summary>Call it now and then.</summary>
    /// <param name="trouble">What there is to mend, in words; null while all is well.</param>
    /// <param name="time">Now.</param>
    /// <returns>Whether it is to be said now.</returns>
    public bool IsDue(string? trouble, TimeSpan time)
    {
        if (trouble != _trouble)
            (_trouble, _since, _isTold) = (trouble, time, false);
        if (_trouble is null || _isTold || time - _since < Lasting || time - _told < Apart)
            return false;
        (_isTold, _told) = (true, time);
        return true;
    }
}
