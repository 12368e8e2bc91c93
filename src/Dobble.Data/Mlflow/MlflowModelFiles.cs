using System.Globalization;
using System.Text.Json;
using Dobble.Data.Files;

namespace Dobble.Data.Mlflow;

/// <summary>
/// A model bundle as MLflow lays out models: an <c>MLmodel</c> file beside each ONNX file, with the flavours <c>onnx</c> and
/// <c>python_function</c> and the signature, so that <c>mlflow.onnx.load_model</c> and <c>mlflow models serve</c> take it. The artifact
/// <c>model</c> is the whole bundle and stands for the reader; <c>finder</c> is the other network alone.
/// </summary>
internal sealed class MlflowModelFiles : IDisposable
{
    private const string Requirements = "mlflow\nnumpy\nonnx\nonnxruntime\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-mlmodel-");

    /// <summary>Writes the files that a bundle lacks.</summary>
    /// <param name="bundle">The bundle's folder.</param>
    public MlflowModelFiles(string bundle)
    {
        Hash = FileHash.OfFolders([bundle]);
        var files = Directory.GetFiles(bundle).ToDictionary(f => "model/" + Path.GetFileName(f), f => f);
        files["finder/finder.onnx"] = Path.Combine(bundle, "finder.onnx");
        Write(files, "model", "reader.onnx", [("cards", [-1, 3, 192, 192])],
            [("presence", [-1, 1, 24, 24]), ("boxes", [-1, 4, 24, 24]), ("embeddings", [-1, 64, 24, 24])]);
        Write(files, "finder", "finder.onnx", [("frame", [1, 3, -1, -1])], [("score", [1, 1, -1, -1]), ("shape", [1, 5, -1, -1])]);
        All = files;
    }

    /// <summary>Every file by its path among the artifacts.</summary>
    public IReadOnlyDictionary<string, string> All { get; }

    /// <summary>A hash of the bundle's files.</summary>
    public string Hash { get; }

    /// <summary>What a run's tag says of the models among its artifacts.</summary>
    public static string History(string run) => JsonSerializer.Serialize(new[] { "model", "finder" }.Select(path => new
    {
        run_id = run,
        artifact_path = path,
        flavors = new { onnx = new { data = path == "model" ? "reader.onnx" : "finder.onnx" } },
    }));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(
        Dictionary<string, string> files, string artifact, string network, (string Name, int[] Shape)[] inputs,
        (string Name, int[] Shape)[] outputs)
    {
        Add("MLmodel", $"""
            artifact_path: {artifact}
            flavors:
              onnx:
                code: null
                data: {network}
                onnx_session_options: null
                providers:
                - CPUExecutionProvider
              python_function:
                data: {network}
                env:
                  conda: conda.yaml
                  virtualenv: python_env.yaml
                loader_module: mlflow.onnx
            signature:
              inputs: '{Tensors(inputs)}'
              outputs: '{Tensors(outputs)}'
              params: null

            """);
        Add("requirements.txt", Requirements);
        Add("python_env.yaml", "build_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n");
        Add("conda.yaml", "channels:\n- conda-forge\ndependencies:\n- python\n- pip\n- pip:\n" + string.Concat(
            Requirements.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => $"  - {p}\n")) + "name: mlflow-env\n");

        void Add(string name, string text)
        {
            var file = Path.Combine(_folder.CreateSubdirectory(artifact).FullName, name);
            File.WriteAllText(file, text);
            files[$"{artifact}/{name}"] = file;
        }
    }

    private static string Tensors((string Name, int[] Shape)[] tensors) => $"[{string.Join(", ", tensors.Select(t => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"name\": \"{t.Name}\", \"type\": \"tensor\", \"tensor-spec\": {{\"dtype\": \"float32\", \"shape\": "
            + $"[{string.Join(", ", t.Shape)}]}}}}")))}]";
}
