namespace Dobble.Training.Pipeline.Engine;

/// <summary>Is told what a run does: the edge to whatever tracks experiments.</summary>
internal interface IRunWatcher
{
    /// <summary>The run's folder has more to tell: a step began or was done, or a training came an epoch further.</summary>
    void Changed();
}
