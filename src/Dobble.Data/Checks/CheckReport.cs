namespace Dobble.Data.Checks;

/// <summary>Checks of one kind of thing, in the order of the report.</summary>
internal sealed class CheckSuite<T>(params Func<T, CheckResult>[] checks)
{
    /// <summary>Runs them all.</summary>
    public IReadOnlyList<CheckResult> Run(T of) => [.. checks.Select(check => check(of))];
}

/// <summary>What all checks of something found.</summary>
/// <param name="Results">One entry a check.</param>
public abstract record CheckReport(IReadOnlyList<CheckResult> Results)
{
    /// <summary>The worst that a check says.</summary>
    public CheckStatus Status => Results.Max(r => r.Status);

    /// <summary>Names of the checks that fail.</summary>
    public IReadOnlyList<string> Failed => [.. Results.Where(r => r.Status == CheckStatus.Fail).Select(r => r.Name)];

    /// <summary>How many checks pass, warn and fail.</summary>
    public IReadOnlyDictionary<string, double> Counts => new Dictionary<string, double>
    {
        ["checks.pass"] = Count(CheckStatus.Pass),
        ["checks.warn"] = Count(CheckStatus.Warn),
        ["checks.fail"] = Count(CheckStatus.Fail),
    };

    /// <summary>The same in words.</summary>
    public string Summary => $"{Count(CheckStatus.Pass)} checks pass, {Count(CheckStatus.Warn)} warn, {Count(CheckStatus.Fail)} fail";

    private int Count(CheckStatus status) => Results.Count(r => r.Status == status);
}
