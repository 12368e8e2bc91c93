using System.Globalization;
using Dobble.Vision;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Dobble.Training.Sweeps;

/// <summary>What a Kubernetes cluster is to run a job with.</summary>
/// <param name="Image">The toolchain's container image.</param>
/// <param name="Claim">The claim of the volume that holds the working directory.</param>
/// <param name="Secret">The secret whose keys become variables: of stores and of MLflow; it may be missing.</param>
/// <param name="Processors">Processors of each pod.</param>
/// <param name="Gigabytes">Memory of each pod.</param>
internal sealed record KubernetesOptions(string Image, string Claim, string Secret, int Processors, int Gigabytes);

/// <summary>
/// Writes Kubernetes Jobs as plain manifests, for <c>kubectl apply</c>. Pods have no right that they do not need: no root, no service
/// account, no writable file system but the working directory and <c>/tmp</c>.
/// </summary>
/// <param name="options">What to run with.</param>
/// <param name="work">The working directory; pods have the volume there, so that paths mean the same on all machines.</param>
internal sealed class KubernetesJob(KubernetesOptions options, string work)
{
    private const int User = 10001;
    private const string Index = "$(JOB_COMPLETION_INDEX)";

    /// <summary>A job of many pods that each run one trial of a sweep.</summary>
    public string Sweep(SweepFolder folder, int trials, int parallel) => Manifest(
        Name("sweep", Path.GetFileName(folder.Path)), ["sweep", "trial", Path.GetFullPath(folder.Path), Index],
        ("completionMode", Text("Indexed")), ("completions", Number(trials)), ("parallelism", Number(parallel)),
        // A trial that fails leaves a result that says why; it fails alone.
        ("backoffLimitPerIndex", Number(0)));

    /// <summary>A job of one pod that runs a pipeline.</summary>
    /// <param name="name">What the job is called.</param>
    /// <param name="arguments">The command line without the program.</param>
    public string Run(string name, IReadOnlyList<string> arguments) => Manifest(Name("run", name), arguments, ("backoffLimit", Number(2)));

    // Names are DNS labels.
    private static string Name(string kind, string name) => "dobble-" + kind + "-" + string.Concat(
        name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is var full && full.Length <= 63 ? full
            : throw new DobbleException($"{name}: is too long for the name of a job; 40 letters are enough");

    private string Manifest(string name, IReadOnlyList<string> arguments, params (string Key, YamlNode Value)[] limits)
    {
        var job = Map(
            ("apiVersion", Text("batch/v1")), ("kind", Text("Job")),
            ("metadata", Map(("name", Text(name)), ("labels", Map(("app.kubernetes.io/name", Text("dobble-train")))))),
            ("spec", Map([.. limits, ("template", Map(("spec", Pod(arguments))))])));
        return new SerializerBuilder().Build().Serialize(job);
    }

    private YamlMappingNode Pod(IReadOnlyList<string> arguments) => Map(
        ("restartPolicy", Text("Never")),
        ("automountServiceAccountToken", Flag(false)),
        ("securityContext", Map(
            ("runAsNonRoot", Flag(true)), ("runAsUser", Number(User)), ("runAsGroup", Number(User)), ("fsGroup", Number(User)),
            ("seccompProfile", Map(("type", Text("RuntimeDefault")))))),
        ("containers", List(Container(arguments))),
        ("volumes", List(
            Map(("name", Text("work")), ("persistentVolumeClaim", Map(("claimName", Text(options.Claim))))),
            Map(("name", Text("tmp")), ("emptyDir", Map())))));

    private YamlMappingNode Container(IReadOnlyList<string> arguments)
    {
        var resources = Map(("cpu", Text(options.Processors.ToString(CultureInfo.InvariantCulture))),
            ("memory", Text($"{options.Gigabytes}Gi")));
        return Map(
            ("name", Text("train")), ("image", Text(options.Image)), ("workingDir", Text(work)),
            ("args", List([.. arguments.Select(Text)])),
            ("env", List(Map(("name", Text("HOME")), ("value", Text("/tmp"))))),
            ("envFrom", List(Map(("secretRef", Map(("name", Text(options.Secret)), ("optional", Flag(true))))))),
            ("resources", Map(("requests", resources), ("limits", resources))),
            ("securityContext", Map(
                ("allowPrivilegeEscalation", Flag(false)), ("readOnlyRootFilesystem", Flag(true)),
                ("capabilities", Map(("drop", List(Text("ALL"))))))),
            ("volumeMounts", List(
                Map(("name", Text("work")), ("mountPath", Text(work))), Map(("name", Text("tmp")), ("mountPath", Text("/tmp"))))));
    }

    private static YamlMappingNode Map(params (string Key, YamlNode Value)[] entries) =>
        new(entries.Select(e => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(e.Key), e.Value)));

    private static YamlSequenceNode List(params YamlNode[] items) => new(items);

    // Quoted: what looks like a number or a yes is text all the same.
    private static YamlScalarNode Text(string value) => new(value) { Style = ScalarStyle.DoubleQuoted };

    private static YamlScalarNode Number(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static YamlScalarNode Flag(bool value) => new(value ? "true" : "false");
}
