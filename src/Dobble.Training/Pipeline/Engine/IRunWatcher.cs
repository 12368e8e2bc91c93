using Dobble.Data.Runs;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>Is told what a run does: the edge to whatever tracks experiments.</summary>
internal interface IRunWatcher
{
    /// <summary>A step was done, or taken from the cache.</summary>
    void StepDone(StepRecord step, StepOutput output);
}
