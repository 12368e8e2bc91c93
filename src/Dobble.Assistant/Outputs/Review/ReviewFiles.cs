using Dobble.Data.Labels;
using Dobble.Vision.Files;

namespace Dobble.Assistant.Outputs.Review;

/// <summary>
/// The files of the review folder: a moment's photo, reading and draft of labels, in folders as the training reads them. When
/// there are too many bytes the oldest moments go, but never one whose labels somebody has corrected.
/// </summary>
internal sealed class ReviewFiles
{
    public const string Photos = VocLayout.Images;
    private const string Readings = "Readings";
    private const string Labels = VocLayout.Labels;

    private readonly string _root;
    private readonly long _maxBytes;

    /// <exception cref="IOException">The folders cannot be made.</exception>
    public ReviewFiles(string root, long maxBytes)
    {
        (_root, _maxBytes) = (root, maxBytes);
        foreach (var folder in new[] { Photos, Readings, Labels })
            Directory.CreateDirectory(Path.Combine(root, folder));
    }

    /// <summary>Keeps a moment, after making room for it. The labels come last, so that there are none without a photo.</summary>
    /// <exception cref="IOException">It cannot be written, or there is no room that may be made.</exception>
    public void Keep(string name, byte[] photo, byte[] reading, byte[] labels)
    {
        MakeRoom(photo.Length + reading.Length + labels.Length);
        AtomicFile.Write(PathOf(Photos, name), photo);
        AtomicFile.Write(PathOf(Readings, name), reading);
        AtomicFile.Write(PathOf(Labels, name), labels);
    }

    /// <summary>The moments that are kept, the newest first.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(_root, Labels), "*.xml").Select(file => Path.GetFileNameWithoutExtension(file))
            .OrderDescending(StringComparer.Ordinal),
    ];

    /// <summary>Whether somebody has said what is right.</summary>
    public bool IsCorrected(string name)
    {
        var labels = LabelsOf(name);
        return File.Exists(labels) && !File.ReadAllText(labels).Contains(VocDraft.Mark, StringComparison.Ordinal);
    }

    /// <summary>The photo of a moment.</summary>
    public string PhotoOf(string name) => PathOf(Photos, name);

    /// <summary>What was read of it, as <c>dobble read --json</c> tells it.</summary>
    public string ReadingOf(string name) => PathOf(Readings, name);

    /// <summary>Its labels.</summary>
    public string LabelsOf(string name) => PathOf(Labels, name);

    private void MakeRoom(long needed)
    {
        var moments = new[] { Photos, Readings, Labels }
            .SelectMany(folder => new DirectoryInfo(Path.Combine(_root, folder)).EnumerateFiles())
            .GroupBy(file => file.Name.Split('.', 2)[0], StringComparer.Ordinal)
            .Select(files => (Name: files.Key, Bytes: files.Sum(file => file.Length)))
            .OrderBy(moment => moment.Name, StringComparer.Ordinal)
            .ToArray();
        var over = moments.Sum(moment => moment.Bytes) + needed - _maxBytes;
        foreach (var (name, bytes) in moments)
        {
            if (over <= 0)
                return;
            if (IsCorrected(name))
                continue;
            Delete(name);
            over -= bytes;
        }

        if (over > 0)
            throw new IOException($"{_root} is full of photos whose labels were corrected; move them to where you train from");
    }

    private void Delete(string name)
    {
        foreach (var folder in new[] { Labels, Readings, Photos })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(_root, folder), name + ".*"))
                File.Delete(file);
        }
    }

    private string PathOf(string folder, string name) => Path.Combine(_root, folder, name + folder switch
    {
        Photos => ".jpg",
        Readings => ".json",
        _ => ".xml",
    });
}
