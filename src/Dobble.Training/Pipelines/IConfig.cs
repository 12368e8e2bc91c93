namespace Dobble.Training.Pipelines;

/// <summary>A configuration that can tell what is wrong with it.</summary>
internal interface IConfig
{
    /// <summary>Every fault, in words; none for a good configuration.</summary>
    IEnumerable<string> Errors();
}
