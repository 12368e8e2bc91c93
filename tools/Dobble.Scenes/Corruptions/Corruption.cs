using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>Something that spoils an image, at one strength, to test readings with.</summary>
/// <param name="Name">What.</param>
/// <param name="Grade">How much, for people.</param>
/// <param name="Strength">How much, 1 being the mildest of this name.</param>
/// <param name="Spoil">Spoils a BGR image in place; null where pixels stay as they are.</param>
/// <param name="See">How an image of a size is seen before that; null for as it is.</param>
public sealed record Corruption(
    string Name, string Grade, int Strength, Action<Random, Mat>? Spoil = null, Func<Size, View>? See = null)
{
    /// <summary>Spoils an image; the same seed gives the same result.</summary>
    /// <param name="image">8-bit BGR; stays as it is.</param>
    /// <param name="seed">Seed of what is drawn.</param>
    /// <returns>The spoiled image, the caller's, and how the truth moves.</returns>
    public (Mat Image, View View) Apply(Mat image, int seed)
    {
        ArgumentNullException.ThrowIfNull(image);
        var view = See?.Invoke(image.Size()) ?? View.Same(image.Size());
        var spoiled = See is null ? image.Clone() : view.Of(image);
        Spoil?.Invoke(new Random(seed), spoiled);
        return (spoiled, view);
    }
}
