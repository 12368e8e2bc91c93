using Dobble.TestKit;
using Dobble.Training.Tests.Pipeline;
using k8s;
using k8s.Models;

namespace Dobble.Training.Tests.Sweeps;

/// <summary>
/// Manifests are read strictly by the types that Kubernetes' own API description generates: a key that it has not is an error.
/// </summary>
public sealed class KubernetesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_is_an_indexed_job_with_a_pod_a_trial()
    {
        _folder.Write("pipeline.yaml", "split: { by: photo }\n");
        var sweep = _folder.Write("sweep.yaml",
            "pipeline: pipeline.yaml\nrun: tp\nparallel: 2\nparameters:\n  train-reader.training.learningRate: [0.001, 0.002, 0.004]\n");
        var (code, output) = await TrainProgram.RunAsync(
            "sweep", sweep, "--on", "kubernetes", "--work", _folder.File("work"), "--image", "registry.example/dobble-train:1",
                "--memory", "16");
        Assert.True(code == 0, output);
        var folder = Directory.GetDirectories(_folder.File("work/sweeps")).Single();
        Assert.Contains($"kubectl apply -f {folder}/job.yaml", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "pipeline.yaml")));

        var job = Job(Path.Combine(folder, "job.yaml"));
        Assert.Equal(("Indexed", 3, 2), (job.Spec.CompletionMode, job.Spec.Completions, job.Spec.Parallelism));
        var pod = job.Spec.Template.Spec;
        Assert.Equal(["sweep", "trial", folder, "$(JOB_COMPLETION_INDEX)"], pod.Containers[0].Args);
        Assert.Equal("16Gi", pod.Containers[0].Resources.Limits["memory"].ToString());
        Assert.Equal(_folder.File("work"), pod.Containers[0].VolumeMounts[0].MountPath);
        AssertModest(pod);
    }

    [Fact]
    public async Task A_run_is_a_job_of_one_pod_with_the_same_command_line()
    {
        var (code, output) = await TrainProgram.RunAsync(
            "run", "-tp", "--set", "train-reader.training.steps=7", "--job", _folder.File("night.yaml"), "--claim", "disk", "--work",
                _folder.Path);
        Assert.True(code == 0, output);
        var job = Job(_folder.File("night.yaml"));
        Assert.Equal("dobble-run-night", job.Metadata.Name);
        var pod = job.Spec.Template.Spec;
        Assert.Equal(["run", "-tp", "--set", "train-reader.training.steps=7", "--work", _folder.Path], pod.Containers[0].Args);
        Assert.Equal("disk", pod.Volumes[0].PersistentVolumeClaim.ClaimName);
        AssertModest(pod);
    }

    [Fact]
    public void The_manifests_that_come_along_are_right()
    {
        foreach (var item in KubernetesYaml.LoadAllFromString(
            File.ReadAllText(Path.Combine(TestPaths.Root, "infra", "kubernetes", "work.yaml")), strict: true))
            Assert.IsType<V1PersistentVolumeClaim>(item);
    }

    private static V1Job Job(string path) => KubernetesYaml.Deserialize<V1Job>(File.ReadAllText(path), strict: true);

    private static void AssertModest(V1PodSpec pod)
    {
        Assert.Equal((true, false), (pod.SecurityContext.RunAsNonRoot, pod.AutomountServiceAccountToken));
        var container = Assert.Single(pod.Containers);
        Assert.Equal((false, true), (container.SecurityContext.AllowPrivilegeEscalation, container.SecurityContext.ReadOnlyRootFilesystem));
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
    }
}
