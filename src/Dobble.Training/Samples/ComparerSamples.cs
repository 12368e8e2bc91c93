using Dobble.Scenes;
using Dobble.Scenes.Crops;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>A symbol as the comparer sees it.</summary>
/// <param name="Image">BGR, <see cref="Dobble.Vision.Inference.ComparerInput.Size"/> square; the caller's.</param>
/// <param name="Symbol">Which symbol.</param>
/// <param name="Card">On which card of its batch.</param>
internal sealed record ComparerSample(Mat Image, string Symbol, int Card);

/// <summary>
/// Cuts symbols out of composed cards that cameras spoiled. The cards of a group lie on one table: most groups have one light and one
/// camera, so that colours may be trusted as far as they may be in play.
/// </summary>
internal sealed class ComparerSamples
{
    private const int GroupSize = 24;
    private const double OneCamera = 0.75;
    private const double Shifted = 0.04, Scaled = 1.12;

    // Cards that are so much farther away than their crop has pixels show too little of a symbol that was never seen.
    private const double FewestPixels = 2;

    private static readonly Ellipse Whole = new((CardWarp.Size - 1) / 2.0, (CardWarp.Size - 1) / 2.0, CardWarp.Radius, CardWarp.Radius, 0);

    private readonly ComparerSampling _config;
    private readonly CardComposer _composer;
    private readonly (double Weight, Func<Random, IReadOnlyList<IReadOnlyList<SymbolImage>>> Group)[] _sources;

    /// <param name="config">What is trained on.</param>
    /// <param name="symbols">Images to compose cards of.</param>
    /// <param name="symbolsPerCard">Symbols on a card.</param>
    /// <param name="backgrounds">Tables to lay composed cards on.</param>
    public ComparerSamples(ComparerSampling config, SymbolImages symbols, int symbolsPerCard, IReadOnlyList<Mat> backgrounds)
    {
        _config = config;
        (double Weight, IReadOnlyList<IReadOnlyList<SymbolImage>> Symbols)[] named =
            [(config.Cutouts / 2, symbols.Scans), (config.Cutouts / 2, symbols.Phone), (config.Emoji, symbols.Emoji)];
        _sources =
        [
            .. named.Where(s => s.Weight > 0 && s.Symbols.Count > 0)
                .Select(s => (s.Weight, (Func<Random, IReadOnlyList<IReadOnlyList<SymbolImage>>>)(random => Some(random, s.Symbols)))),
            .. config.Artwork > 0 && symbols.Artwork.Count > 0
                ? [(config.Artwork, random => random.Pick(symbols.Artwork))]
                : Array.Empty<(double, Func<Random, IReadOnlyList<IReadOnlyList<SymbolImage>>>)>(),
        ];
        var all = named.Select(s => (s.Weight, s.Symbols)).Append((config.Artwork, [.. symbols.Artwork.SelectMany(group => group)]))
            .Where(s => s.Item1 > 0 && s.Item2.Count > 0);
        _composer = new CardComposer([.. all], symbolsPerCard, backgrounds);
    }

    /// <summary>The symbols of a batch; the caller's.</summary>
    public IReadOnlyList<ComparerSample> Draw(Random random)
    {
        var samples = new List<ComparerSample>();
        for (var group = 0; group < _config.Groups; group++)
        {
            var (symbols, camera) = (Group(random), random.Next());
            for (var i = 0; i < _config.Cards; i++)
            {
                using var card = _composer.Compose(random, symbols);
                card.Spoil(random.Chance(OneCamera) ? new Random(camera) : random, FewestPixels);
                AddSymbols(samples, random, card, (group * _config.Cards) + i);
            }
        }

        return samples;
    }

    private static void AddSymbols(List<ComparerSample> samples, Random random, CardSample card, int number)
    {
        foreach (var symbol in card.Symbols.Where(s => s.Visibility == Visibility.Seen))
        {
            var crop = new Mat();
            SymbolCrop.Cut(card.Image, Whole, Found(random, symbol.Box), crop);
            samples.Add(new ComparerSample(crop, symbol.Symbol, number));
        }
    }

    /// <summary>A box as the reader finds it: a little off.</summary>
    private static Box Found(Random random, Box box)
    {
        var side = Math.Max(box.Width, box.Height);
        var (x, y) = (box.CenterX + random.Normal(Shifted * side), box.CenterY + random.Normal(Shifted * side));
        var half = side * random.Factor(Scaled) / 2;
        return new Box((float)(x - half), (float)(y - half), (float)(x + half), (float)(y + half));
    }

    private IReadOnlyList<IReadOnlyList<SymbolImage>> Group(Random random)
    {
        var draw = random.NextDouble() * _sources.Sum(s => s.Weight);
        foreach (var (weight, group) in _sources)
        {
            if ((draw -= weight) <= 0)
                return group(random);
        }

        return _sources[^1].Group(random);
    }

    private static IReadOnlyList<IReadOnlyList<SymbolImage>> Some(Random random, IReadOnlyList<IReadOnlyList<SymbolImage>> symbols)
    {
        var chosen = Enumerable.Range(0, symbols.Count).ToArray();
        random.Shuffle(chosen);
        return [.. chosen.Take(GroupSize).Select(i => symbols[i])];
    }
}
