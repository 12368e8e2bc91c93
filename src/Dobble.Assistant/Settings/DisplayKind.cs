namespace Dobble.Assistant.Settings;

/// <summary>Where the table is shown.</summary>
internal enum DisplayKind
{
    /// <summary>In a window.</summary>
    Window,

    /// <summary>On the whole screen.</summary>
    Full,

    /// <summary>Nowhere: a hidden device that only speaks.</summary>
    None,
}
