using Dobble.Data.Mlflow;
using Dobble.Data.Stores;
using Dobble.Vision;

namespace Dobble.Assistant.Models;

/// <summary>
/// Brings a model's files into a folder, from wherever they are: a folder, a run, a store, an MLflow server. Files that belong to no model
/// are left behind.
/// </summary>
internal static class BundleFiles
{
    private const long Largest = 64 << 20;

    /// <summary>Files without which there is no model.</summary>
    private static readonly string[] Needed = ["finder.onnx", "reader.onnx", "models.json"];

    /// <summary>Where runs of the training toolchain keep their model.</summary>
    private static readonly string[] InRuns = ["artifacts/register/model", "artifacts/export/model", "model"];

    /// <summary>Brings the files.</summary>
    /// <param name="source">A folder, <c>s3://bucket/prefix/models/NAME[@VERSION]</c>, <c>mlflow:RUN</c> or
    /// <c>models:/NAME/VERSION</c> (or <c>/latest</c>, <c>@ALIAS</c>).</param>
    /// <param name="target">The folder to bring them to.</param>
    /// <param name="galleries">Names of the galleries that decks on this machine have.</param>
    /// <param name="variable">Looks up a variable of the environment.</param>
    /// <param name="stop">Stops.</param>
    /// <exception cref="DobbleException">There is no model, or it cannot be reached.</exception>
    public static async Task BringAsync(
        string source, string target, IReadOnlyList<string> galleries, Func<string, string?> variable, CancellationToken stop)
    {
        string[] optional = ["comparer.onnx", "finder.md", "reader.md", "comparer.md", .. galleries];
        if (source.StartsWith("s3://", StringComparison.Ordinal))
            await FromStoreAsync(source, target, variable, [.. Needed, .. optional], stop);
        else if (source.StartsWith("mlflow:", StringComparison.Ordinal))
            await FromServerAsync(source["mlflow:".Length..], target, optional, variable, stop);
        else if (source.StartsWith("models:/", StringComparison.Ordinal))
            await FromServerAsync(source, target, optional, variable, stop);
        else
            FromFolder(source, target, optional);
    }

    private static void FromFolder(string source, string target, string[] optional)
    {
        if (!Directory.Exists(source))
            throw new DobbleException(
                $"{source}: no such folder; name the folder of a model or of a training run, s3://…, mlflow:RUN or models:/NAME/VERSION");
        var folder = InRuns.Select(r => Path.Combine(source, r)).Prepend(source)
            .FirstOrDefault(f => File.Exists(Path.Combine(f, Needed[0])))
            ?? throw new DobbleException($"{source}: holds no model; there should be {string.Join(", ", Needed)}");
        foreach (var name in Needed)
        {
            if (!File.Exists(Path.Combine(folder, name)))
                throw new DobbleException($"{folder}: has no {name}; export the model again");
        }

        foreach (var name in Needed.Concat(optional).Where(n => File.Exists(Path.Combine(folder, n))))
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file.LinkTarget is not null)
                throw new DobbleException($"{file.FullName}: is a link; put the file itself there");
            if (file.Length > Largest)
                throw new DobbleException($"{file.FullName}: is larger than any model ({Largest >> 20} MB); export the model again");
            file.CopyTo(Path.Combine(target, name));
        }
    }

    private static async Task FromStoreAsync(
        string source, string target, Func<string, string?> variable, string[] wanted, CancellationToken stop)
    {
        var at = source.LastIndexOf("/models/", StringComparison.Ordinal);
        if (at < 0)
            throw new DobbleException($"{source}: write s3://bucket/prefix/models/NAME or …/NAME@VERSION");
        var name = source[(at + "/models/".Length)..].Split('@', 2);
        using var store = StoreAddress.Open(source[..at], variable);
        var models = FolderStore.Models(store);
        var version = name.Length > 1 ? name[1] : await models.LatestAsync(name[0], stop);
        var manifest = await models.ManifestAsync(name[0], version, stop);
        if (manifest.Files.Any(f => f.Size > Largest))
            throw new DobbleException(
                $"{source}: holds a file that is larger than any model's ({Largest >> 20} MB); export the model again");
        await models.FetchAsync(name[0], version, target, null, stop);
        foreach (var file in Directory.GetFiles(target).Where(f => !wanted.Contains(Path.GetFileName(f))))
            File.Delete(file);
        foreach (var other in Directory.GetDirectories(target))
            Directory.Delete(other, recursive: true);
    }

    private static async Task FromServerAsync(
        string model, string target, string[] optional, Func<string, string?> variable, CancellationToken stop)
    {
        var address = MlflowAddress.From(variable)
            ?? throw new DobbleException($"{model}: there is no server to fetch it from; set MLFLOW_TRACKING_URI");
        using var models = new MlflowModels(address, variable);
        var fetch = await models.OpenAsync(model, stop);
        foreach (var name in Needed.Concat(optional))
        {
            if (!await fetch(name, Path.Combine(target, name)) && Needed.Contains(name))
                throw new DobbleException($"{address.Server}: {model} has no {name}; register the model again");
        }
    }
}
