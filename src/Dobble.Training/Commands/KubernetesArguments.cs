using System.CommandLine;
using Dobble.Training.Sweeps;

namespace Dobble.Training.Commands;

/// <summary>The options of commands that write Kubernetes Jobs.</summary>
internal sealed class KubernetesArguments
{
    private readonly Option<string> _image = new("--image")
    {
        Description = "For Kubernetes: the toolchain's image (tools/container/Dockerfile.train).",
        DefaultValueFactory = _ => "dobble-train:latest",
    };
    private readonly Option<string> _claim = new("--claim")
    { Description = "For Kubernetes: the claim of the volume with the working directory.", DefaultValueFactory = _ => "dobble-work" };
    private readonly Option<string> _secret = new("--secret")
    { Description = "For Kubernetes: the secret with keys of stores and MLflow.", DefaultValueFactory = _ => "dobble-keys" };
    private readonly Option<int> _processors = new Option<int>("--processors")
    { Description = "For Kubernetes: processors of each pod.", DefaultValueFactory = _ => 2 }.Within(1, 1024);
    private readonly Option<int> _memory = new Option<int>("--memory")
    { Description = "For Kubernetes: gigabytes of memory of each pod.", DefaultValueFactory = _ => 8 }.Within(1, 10_000);

    /// <summary>Adds the options to a command.</summary>
    public KubernetesArguments(Command command)
    {
        foreach (var option in new Option[] { _image, _claim, _secret, _processors, _memory })
            command.Options.Add(option);
    }

    /// <summary>Writes jobs that work in a directory.</summary>
    public KubernetesJob Job(ParseResult parsed, string work) => new(
        new KubernetesOptions(
            parsed.GetValue(_image)!, parsed.GetValue(_claim)!, parsed.GetValue(_secret)!, parsed.GetValue(_processors),
            parsed.GetValue(_memory)),
        Path.GetFullPath(work));
}
