using Dobble.Data.Evaluation;
using Dobble.Vision.Quality;

namespace Dobble.Data.Checks.Models;

/// <summary>A true card, what it is like, and how it was read.</summary>
/// <param name="Radius">Its radius in pixels.</param>
/// <param name="Light">Its brightness, as <see cref="QualityMeter"/> measures it.</param>
/// <param name="Sharpness">How sharp it is, likewise.</param>
/// <param name="Tilt">Short axis by long axis of its outline: 1 seen from above.</param>
/// <param name="Decoded">Whether it was taken for the right card.</param>
/// <param name="Symbols">Its labelled symbols.</param>
/// <param name="Named">Those that were found and named right.</param>
public sealed record ReadCard(double Radius, double Light, double Sharpness, double Tilt, bool Decoded, int Symbols, int Named);

/// <summary>A photo and how a model read it.</summary>
/// <param name="Score">The judgement.</param>
/// <param name="Cards">Its true cards.</param>
/// <param name="PairsByNames">Pairs that the names alone answer right: symbols that both cards were seen to have, without the deck's
/// decoding.</param>
/// <param name="PairsWrongByNames">Pairs that they answer wrong.</param>
/// <param name="SharedSlots">What each of its pairs shares.</param>
public sealed record ReadPhoto(
    PhotoScore Score, IReadOnlyList<ReadCard> Cards, int PairsByNames, int PairsWrongByNames, IReadOnlyList<int> SharedSlots);
