using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.DataSets;

/// <summary>A data set's photos by the lists of <c>ImageSets/Main</c>.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Training">Photos to learn from.</param>
/// <param name="Validation">Photos that decide when learning ends; may be none.</param>
/// <param name="Test">Photos to judge by; may be none.</param>
/// <param name="Errors">One entry a file that cannot be used.</param>
public sealed record DataSet(
    string Folder, IReadOnlyList<LabelledPhoto> Training, IReadOnlyList<LabelledPhoto> Validation, IReadOnlyList<LabelledPhoto> Test,
    IReadOnlyList<DataError> Errors)
{
    /// <summary>The photos to judge by: the test's, or where there are none those of the validation.</summary>
    public IReadOnlyList<LabelledPhoto> Judged => Test.Count > 0 ? Test : Validation;

    /// <summary>Series that are not learnt from.</summary>
    public IReadOnlyList<string> HeldOut =>
        [.. Validation.Concat(Test).Select(p => p.Series).Except(Training.Select(p => p.Series)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads a data set.</summary>
    /// <exception cref="DobbleException">It has no labels, no lists, or nothing to learn from.</exception>
    public static DataSet Load(string folder, Deck deck)
    {
        var lists = Path.Combine(folder, "ImageSets", "Main");
        if (!File.Exists(Path.Combine(lists, "train.txt")))
            throw new DobbleException($"{folder}: has no ImageSets/Main/train.txt; split the data set first");
        var data = VocFolder.Load(folder, deck);
        var photos = data.Photos.ToDictionary(p => p.Stem, StringComparer.Ordinal);
        IReadOnlyList<LabelledPhoto> Part(string name)
        {
            var path = Path.Combine(lists, name + ".txt");
            var stems = File.Exists(path) ? File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0) : [];
            // A photo that is listed and has an error is told of among the errors.
            return [.. stems.Select(s => photos.GetValueOrDefault(s)).OfType<LabelledPhoto>()];
        }

        var set = new DataSet(folder, Part("train"), Part("val"), Part("test"), data.Errors);
        return set.Training.Count > 0
            ? set
            : throw new DobbleException($"{folder}: ImageSets/Main/train.txt lists no photo that can be read; split the data set again");
    }
}
