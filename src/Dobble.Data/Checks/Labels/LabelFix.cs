using System.Xml.Linq;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// Writes a corrected copy of the labels: names corrected, extra boxes removed, missing ones that the network sees added.
/// </summary>
public static class LabelFix
{
    /// <summary>Writes every labels file of the set to another folder, corrected where there are findings.</summary>
    /// <returns>How many findings were corrected; those that say neither name nor place are left to people.</returns>
    /// <exception cref="DobbleException">The folder holds the originals, or labels already.</exception>
    public static int Write(LabelSet set, IReadOnlyList<LabelFinding> findings, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.xml").Any())
            throw new DobbleException(
                $"{folder}: holds labels already, which are never overwritten; name a new folder for the corrected ones");
        Directory.CreateDirectory(folder);
        var byPhoto = findings.ToLookup(f => f.Photo);
        return set.Photos.Sum(photo => Write(photo, [.. byPhoto[photo]], Path.Combine(folder, Path.GetFileName(photo.LabelFile))));
    }

    private static int Write(LabelledPhoto photo, LabelFinding[] findings, string path)
    {
        // The file was read before with every precaution, and is read again only for what it holds beside the boxes.
        var document = XDocument.Load(photo.LabelFile, LoadOptions.PreserveWhitespace);
        var objects = document.Root!.Elements("object").ToArray();
        var corrected = findings.Count(finding => Correct(finding, objects, document.Root));
        document.Save(path, SaveOptions.DisableFormatting);
        return corrected;
    }

    private static bool Correct(LabelFinding finding, XElement[] objects, XElement root)
    {
        switch (finding)
        {
            case { Error: LabelError.WrongName, Should: { } name, Index: { } index }:
                objects[index].Element("name")!.Value = name;
                return true;
            case { Error: LabelError.ExtraBox, Index: { } index }:
                objects[index].Remove();
                return true;
            case { Error: LabelError.MissingBox, Should: { } name, Box: { } box }:
                root.Add("  ", VocWriter.Object(new LabelledBox(name, Rounded(box))), "\n");
                return true;
            default:
                return false;
        }
    }

    private static Box Rounded(Box box) => new(MathF.Round(box.X1), MathF.Round(box.Y1), MathF.Round(box.X2), MathF.Round(box.Y2));
}
