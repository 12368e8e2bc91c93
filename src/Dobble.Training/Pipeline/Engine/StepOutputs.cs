using System.Reflection;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>The outputs so far, by type: where a step finds its input.</summary>
internal sealed class StepOutputs
{
    private readonly Dictionary<Type, StepOutput> _outputs = [];

    /// <summary>The types of outputs that an input is made of; those that may be missing too.</summary>
    public static IReadOnlyList<Type> Parts(Type input) => typeof(StepOutput).IsAssignableFrom(input)
        ? [input]
        : [.. Parameters(input).Select(p => p.ParameterType)];

    /// <summary>Adds an output.</summary>
    public void Add(StepOutput output) => _outputs[output.GetType()] = output;

    /// <summary>The outputs that an input is made of and that are there.</summary>
    public IReadOnlyList<StepOutput> Of(Type input) => [.. Parts(input).Select(p => _outputs.GetValueOrDefault(p)).OfType<StepOutput>()];

    /// <summary>Makes a step's input of the outputs so far.</summary>
    public object Take(Type input)
    {
        if (typeof(StepOutput).IsAssignableFrom(input))
            return Output(input);
        var values = Parameters(input)
            .Select(p => p.HasDefaultValue ? _outputs.GetValueOrDefault(p.ParameterType) : Output(p.ParameterType));
        return Activator.CreateInstance(input, [.. values])!;
    }

    // The order of the steps is fixed in the program, so that a missing output is an error of the program.
    private StepOutput Output(Type type) =>
        _outputs.TryGetValue(type, out var output) ? output : throw new InvalidOperationException($"no step before made a {type.Name}");

    private static ParameterInfo[] Parameters(Type input) => input.GetConstructors()[0].GetParameters();
}
