namespace Dobble.Data.Evaluation.Conditions;

/// <summary>Images of one kind that readings are measured on.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Grade">Which or how much of it; empty where there is but one.</param>
/// <param name="Images">The images.</param>
public sealed record Condition(string Name, string Grade, IReadOnlyList<TrueImage> Images)
{
    /// <summary>Name and grade.</summary>
    public string Title => Grade.Length == 0 ? Name : $"{Name}: {Grade}";
}
