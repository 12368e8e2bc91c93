using Dobble.Data.Runs;
using Dobble.Vision;

namespace Dobble.Training.Commands;

/// <summary>Finds runs as command lines name them.</summary>
internal static class RunList
{
    /// <summary>Every run of a working directory, the newest first.</summary>
    /// <exception cref="DobbleException">There is none.</exception>
    public static IReadOnlyList<RunRecord> All(string work)
    {
        var runs = RunFolder.All(new Workplace(work).Runs);
        return runs.Count > 0 ? runs : throw new DobbleException(
            $"{Path.GetFullPath(work)}: no runs here; start one with `dobble-train run -dp -tp`, or name another directory with --work");
    }

    /// <summary>The run whose folder's name, or own name, begins so.</summary>
    /// <exception cref="DobbleException">There is none, or there are several.</exception>
    public static RunRecord Find(string work, string id)
    {
        var found = All(work).Where(r => r.Id.StartsWith(id, StringComparison.Ordinal) || r.Title == id).ToArray();
        return found is [var run]
            ? run
            : throw new DobbleException(found.Length == 0 ? $"{id}: there is no such run; `dobble-train runs` lists them"
                : $"{id}: {found.Length} runs are called so; write more of the name");
    }
}
