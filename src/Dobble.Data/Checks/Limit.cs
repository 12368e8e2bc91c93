namespace Dobble.Data.Checks;

/// <summary>Where a figure stops being good; a figure that is at its limit is still good.</summary>
/// <param name="Warn">Above this somebody should look.</param>
/// <param name="Fail">Above this the data should not be used.</param>
public readonly record struct Limit(double Warn, double Fail)
{
    /// <summary>What the figure means.</summary>
    public CheckStatus Judge(double figure) =>
        figure > Fail ? CheckStatus.Fail : figure > Warn ? CheckStatus.Warn : CheckStatus.Pass;
}
