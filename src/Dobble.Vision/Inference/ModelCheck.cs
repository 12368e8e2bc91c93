using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>Whether a loaded graph is what its contract says. Each error is one line that names the file.</summary>
internal static class ModelCheck
{
    private const int IdentityLength = 64;

    public static void Metadata(string path, Dictionary<string, string> metadata, ModelContract contract)
    {
        Require(path, metadata, "dobble.kind", contract.Kind);
        Require(path, metadata, "dobble.contract", ModelContract.Version);
        if (!metadata.TryGetValue("dobble.identity", out var identity)
            || identity.Length != IdentityLength || !identity.All(char.IsAsciiHexDigit))
        {
            throw new DobbleException($"{path}: the model's identity is missing or no hash of {IdentityLength} digits; export it anew.");
        }
    }

    public static void Tensors(string path, InferenceSession session, ModelContract contract)
    {
        if (session.InputMetadata.Count != 1)
            throw new DobbleException(
                $"{path}: the model has {session.InputMetadata.Count} inputs where {contract.Input} alone is expected; "
                    + $"is it the {contract.Kind}?");
        Tensor(path, "input", session.InputMetadata, contract.Input);
        foreach (var output in contract.Outputs)
            Tensor(path, "output", session.OutputMetadata, output);
    }

    private static void Require(string path, Dictionary<string, string> metadata, string key, string expected)
    {
        if (!metadata.TryGetValue(key, out var value))
            throw new DobbleException($"{path}: the model does not say its {key}; only models exported by dobble-train can be used.");
        if (value != expected)
            throw new DobbleException($"{path}: the model's {key} is '{value}' where '{expected}' is expected; choose another file.");
    }

    private static void Tensor(string path, string what, IReadOnlyDictionary<string, NodeMetadata> tensors, TensorContract expected)
    {
        if (!tensors.TryGetValue(expected.Name, out var tensor))
            throw new DobbleException(
                $"{path}: the model has no {what} {expected}, only {string.Join(", ", tensors.Keys)}; export it anew.");
        if (!tensor.IsTensor || tensor.ElementType != typeof(float) || !Fits(tensor.Dimensions, expected.Shape))
        {
            throw new DobbleException(
                $"{path}: the model's {what} '{expected.Name}' is {TensorContract.Show(tensor.Dimensions)} of {tensor.ElementType?.Name} "
                    + $"where {TensorContract.Show(expected.Shape)} of Single is expected; export it anew.");
        }
    }

    /// <summary>A size that is chosen at run time must be open; one that is fixed may be open where the graph does not say it.</summary>
    private static bool Fits(int[] actual, int[] expected) =>
        actual.Length == expected.Length
        && actual.Zip(expected).All(pair => pair.First < 0 || pair.First == pair.Second);
}
