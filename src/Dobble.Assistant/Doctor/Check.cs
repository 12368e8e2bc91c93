using System.Text.Json.Serialization;
using Dobble.Vision;
using Dobble.Vision.Native;

namespace Dobble.Assistant.Doctor;

/// <summary>Whether something works on this machine.</summary>
internal enum CheckState
{
    /// <summary>It works.</summary>
    [JsonStringEnumMemberName("works")]
    Works,

    /// <summary>It does not, but reading photos does without it.</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,

    /// <summary>It does not, and photos can't be read without it.</summary>
    [JsonStringEnumMemberName("broken")]
    Broken,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Part">What kind of thing: library, provider, font, model, deck, gallery, camera, screen, sound, voice or program.</param>
/// <param name="Subject">Its name.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Detail">Its version, hash and the like, or what is wrong.</param>
/// <param name="Mend">What to do where it does not work; null where it does.</param>
internal sealed record Check(string Part, string Subject, CheckState State, string Detail, string? Mend)
{
    /// <summary>
    /// Looks at one thing: what <paramref name="probe"/> says of it, or how it fails. Where the fault is a native library's, the
    /// mend is the library's and not the thing's own.
    /// </summary>
    public static Check Of(string part, string subject, string mend, Func<string> probe, CheckState onFailure = CheckState.Broken)
    {
        try
        {
            return new Check(part, subject, CheckState.Works, probe(), null);
        }
        catch (Exception e)
        {
            return NativeLibraryException.Of(e) is { } fault
                ? new Check(part, subject, onFailure, fault.Problem, fault.Remedy)
                : new Check(
                    part, subject, onFailure, (e as DobbleException ?? e.GetBaseException()).Message.Split('\n', 2)[0].TrimEnd(), mend);
        }
    }
}
