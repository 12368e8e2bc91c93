using Dobble.Data.Configuration;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Tests.Pipeline.Engine;

/// <summary>Settings of a step of a test's own.</summary>
internal sealed record CountSettings : IConfig
{
    public int Value { get; init; } = 1;

    public IEnumerable<string> Errors()
    {
        if (Value < 0)
            yield return $"value is {Value}, must be 0 or more";
    }
}

internal sealed record FirstOutput : StepOutput
{
    public required int Value { get; init; }
}

internal sealed record SecondOutput : StepOutput
{
    public required int Sum { get; init; }
}

internal sealed record SideOutput : StepOutput;

internal sealed record SecondInput(FirstOutput First, SideOutput? Side = null);

/// <summary>Writes its value into a file; counts its runs; may fail half-way.</summary>
internal sealed class FirstStep : PipelineStep<CountSettings, NoInput, FirstOutput>
{
    public FirstStep()
        : base("first", PipelinePart.Data)
    {
    }

    public int Runs { get; private set; }

    public string SourceText { get; set; } = "a";

    public bool Fails { get; set; }

    public bool WentOn { get; private set; }

    protected override Task<string> SourceAsync(CountSettings settings, CancellationToken stop) => Task.FromResult(SourceText);

    protected override async Task<FirstOutput> RunAsync(CountSettings settings, NoInput input, RunContext run, CancellationToken stop)
    {
        Runs++;
        var half = Path.Combine(run.Folder, "half.txt");
        WentOn = File.Exists(half);
        await File.WriteAllTextAsync(half, "half", stop);
        if (Fails)
            throw new Vision.DobbleException("no more paper");
        return new FirstOutput
        { Value = settings.Value, Summary = $"run {Runs}", Metrics = new Dictionary<string, double> { ["value"] = settings.Value } };
    }
}

/// <summary>Adds its value to that of the first.</summary>
internal sealed class SecondStep : PipelineStep<CountSettings, SecondInput, SecondOutput>
{
    public SecondStep()
        : base("second", PipelinePart.Training)
    {
    }

    public int Runs { get; private set; }

    protected override Task<SecondOutput> RunAsync(CountSettings settings, SecondInput input, RunContext run, CancellationToken stop)
    {
        Runs++;
        Assert.Null(input.Side);
        return Task.FromResult(new SecondOutput { Sum = settings.Value + input.First.Value });
    }
}
