namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>One stage of the pipeline: a name and the loop that one task runs.</summary>
/// <param name="Name">What it is called in logs and metrics.</param>
/// <param name="Run">Runs until its input or its life ends.</param>
/// <param name="Complete">Tells the next stage that nothing more comes.</param>
/// <param name="Renew">Brings new resources in place of those that a hanging life may hold; null where there are none.</param>
internal sealed record Stage(string Name, Func<StageLife, Task> Run, Action Complete, Action? Renew = null);
