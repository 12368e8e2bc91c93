namespace Dobble.Scenes.Games;

/// <summary>A hand that reaches over the table.</summary>
/// <param name="Seed">Decides how it looks.</param>
/// <param name="Direction">Where it points, radians on the table.</param>
/// <param name="Tip">Where its fingertips are.</param>
internal sealed record GameHand(int Seed, double Direction, Motion Tip)
{
    public bool IsThere(double time) => time > Tip.Start && time < Tip.End;
}
