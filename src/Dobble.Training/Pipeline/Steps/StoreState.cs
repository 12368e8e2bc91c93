using Dobble.Data.Stores;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>What a store holds under a name.</summary>
internal static class StoreState
{
    /// <summary>The latest version, or <c>nothing</c>.</summary>
    public static async Task<string> OfAsync(IStore store, string name, CancellationToken stop)
    {
        var keys = await store.ListAsync($"datasets/{name}/latest", stop);
        return keys.Count == 0 ? "nothing" : await FolderStore.DataSets(store).LatestAsync(name, stop);
    }
}
