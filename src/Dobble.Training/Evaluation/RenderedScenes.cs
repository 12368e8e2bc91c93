namespace Dobble.Training.Evaluation;
internal static class RenderedScenes
{
    public static IReadOnlyList<TruePicture> Pictures(Vision.Decks.Deck deck, int count, int seed) => throw new NotImplementedException();
}
