using Dobble.Data.Files;
using Dobble.Vision.Files;

namespace Dobble.Data.Runs;

/// <summary>What a run's folder shows of its steps: links into the cache, or its own copies once the cache was pruned.</summary>
public static class RunArtifacts
{
    // What a step keeps for others than the steps after it.
    private const string Model = "model";

    /// <summary>
    /// Where a run links to an entry of the cache, puts a folder with what it shows of it in the place of the link: images, pages, curves
    /// and the model.
    /// </summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="step">The step's record there.</param>
    /// <param name="entry">The entry's folder.</param>
    public static void Keep(string run, StepRecord step, string entry)
    {
        var link = Path.Combine(run, "artifacts", step.Name);
        if (new DirectoryInfo(link).ResolveLinkTarget(returnFinalTarget: true) is not { } target
            || Path.GetDirectoryName(target.FullName) != Path.GetFullPath(entry))
            return;
        var kept = link + AtomicFile.Unfinished;
        if (target.Exists)
            foreach (var file in Shown(step, target.FullName))
                AtomicFile.Copy(Path.Combine(target.FullName, file), Path.Combine(kept, file));
        File.Delete(link);
        if (Directory.Exists(kept))
            Directory.Move(kept, link);
    }

    private static IEnumerable<string> Shown(StepRecord step, string folder)
    {
        var prefix = $"artifacts/{step.Name}/";
        var shown = step.Images.Concat(step.Pages).Concat(step.Curves).Where(f => f.StartsWith(prefix, StringComparison.Ordinal))
            .Select(f => f[prefix.Length..]);
        // Images that pages show lie beside them.
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).ToArray();
        var beside = all.Where(f => step.Pages.Count > 0 && (f.StartsWith("pictures/", StringComparison.Ordinal) || ImageFiles.Is(f)));
        var model = all.Where(f => f.StartsWith(Model + "/", StringComparison.Ordinal));
        return shown.Concat(beside).Concat(model).Distinct().Where(f => File.Exists(Path.Combine(folder, f)));
    }
}
