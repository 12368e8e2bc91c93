namespace Dobble.Data.Evaluation.Unseen;

/// <summary>Pairs of cards and what was answered.</summary>
/// <param name="Right">The shared symbol.</param>
/// <param name="Wrong">Another one, or one where no such pair lies.</param>
/// <param name="Silent">Nothing.</param>
public sealed record UnseenScore(int Right, int Wrong, int Silent)
{
    /// <summary>Both together.</summary>
    public static UnseenScore operator +(UnseenScore first, UnseenScore second) =>
        new(first.Right + second.Right, first.Wrong + second.Wrong, first.Silent + second.Silent);

    /// <inheritdoc/>
    public override string ToString() => $"{Right} / {Wrong} / {Silent}";
}
