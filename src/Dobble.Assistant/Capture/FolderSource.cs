using System.Text.RegularExpressions;
using Dobble.Assistant.Photos;
using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>A folder of images, by name (2 before 10), shown at an even rate.</summary>
internal sealed partial class FolderSource : IFrameSource
{
    private readonly IReadOnlyList<string> _files;
    private readonly double _rate;
    private int _next;

    /// <exception cref="DobbleException">There are no images in it.</exception>
    public FolderSource(string folder, double rate)
    {
        _files = [.. PhotoFiles.Expand([folder]).OrderBy(ByNumber, StringComparer.Ordinal)];
        if (_files is [var only] && only == folder)
            throw new DobbleException($"{folder}: there are no images in this folder ({ImageFiles.Kinds}).");
        (_rate, Name) = (rate, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
    }

    public string Name { get; }

    public bool IsLive => false;

    public double? Rate => _rate;

    public long? Length => _files.Count;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        time = TimeSpan.FromSeconds(_next / _rate);
        if (_next == _files.Count)
            return SourceOutcome.Ended;
        try
        {
            using var photo = Photo.Load(_files[_next++]);
            photo.CopyTo(image);
            return SourceOutcome.Image;
        }
        catch (DobbleException)
        {
            return SourceOutcome.Broken;
        }
    }

    public void Dispose()
    {
        // Nothing is held open between images.
    }

    /// <summary>A name whose numbers are filled up with zeros, so that 2 comes before 10.</summary>
    private static string ByNumber(string file) => Digits().Replace(Path.GetFileName(file), number => number.Value.PadLeft(20, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
