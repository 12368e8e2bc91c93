namespace Dobble.Data.Evaluation.Unseen;

/// <summary>Pairs of cards and what was answered.</summary>
/// <param name="Right">The shared symbol.</param>
/// <param name="Wrong">Another one, or one where no such pair lies.</param>
/// <param name="Silent">Nothing.</param>
public sealed record UnseenScore(int Right, int Wrong, int Silent)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Right} / {Wrong} / {Silent}";
}
