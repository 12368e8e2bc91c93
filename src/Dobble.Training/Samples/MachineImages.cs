namespace Dobble.Training.Samples;

/// <summary>
/// What trainings take from the machine rather than from their data. It decides what is trained on, so it belongs to the record and to
/// the key of everything that is trained.
/// </summary>
/// <param name="Backgrounds">The images that stand for tables: how many files and a hash, or <c>none</c>.</param>
/// <param name="EmojiFont">SHA-256 of the emoji font, in hex.</param>
internal sealed record MachineImages(string Backgrounds, string EmojiFont)
{
    /// <summary>Looks at this machine.</summary>
    /// <param name="backgrounds">Folders of images that stand for tables.</param>
    /// <exception cref="Vision.DobbleException">There is no emoji font.</exception>
    public static MachineImages Find(IEnumerable<string> backgrounds) =>
        new(new Backgrounds([.. backgrounds]).Fingerprint(), Scenes.Artwork.EmojiFont.InstalledHash());
}
