using Dobble.Data.Labels;
using Dobble.Vision;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Draws whole groups of photos until a share is reached as nearly as groups allow.</summary>
internal sealed class GroupDraw
{
    private readonly List<PhotoGroup> _left;

    /// <param name="groups">The groups, sorted.</param>
    /// <param name="seed">Fixes their order.</param>
    public GroupDraw(IReadOnlyList<PhotoGroup> groups, int seed)
    {
        var order = groups.ToArray();
        new Random(seed).Shuffle(order);
        _left = [.. order];
    }

    /// <summary>Takes groups by name.</summary>
    public IEnumerable<LabelledPhoto> TakeNamed(IReadOnlyCollection<string> names) => Take([.. _left.Where(g => names.Contains(g.Name))]);

    /// <summary>Takes groups that make a share of all photos, at least one.</summary>
    /// <param name="share">The share.</param>
    /// <param name="all">How many photos there are.</param>
    /// <param name="keep">How many groups to leave for others.</param>
    /// <param name="reserved">Groups that others name.</param>
    /// <exception cref="DobbleException">Too few groups are left, or they are too unlike in size.</exception>
    public IEnumerable<LabelledPhoto> TakeShare(double share, int all, int keep, IReadOnlyCollection<string> reserved)
    {
        var wanted = share * all;
        var (taken, count) = (new List<PhotoGroup>(), 0);
        var free = _left.Where(g => !reserved.Contains(g.Name)).ToList();
        foreach (var group in free)
        {
            var more = count + group.Photos.Count;
            if (free.Count - taken.Count <= keep || Math.Abs(more - wanted) >= Math.Abs(count - wanted))
                continue;
            taken.Add(group);
            count = more;
        }

        if (taken.Count == 0 && free.Count > keep && free.MinBy(g => g.Photos.Count) is { } smallest)
            taken.Add(smallest);
        if (taken.Count == 0)
            throw new DobbleException("split: too few groups of photos to hold one out; bring more data, or split by photo");
        RequireNear(taken.Sum(g => g.Photos.Count), wanted);
        return Take(taken);
    }

    /// <summary>What nobody took.</summary>
    public IEnumerable<LabelledPhoto> Rest() => _left.SelectMany(g => g.Photos);

    // Cards link most photos with each other, and what is left over may be too little to learn anything from.
    private static void RequireNear(int count, double wanted)
    {
        if (count < wanted / 3 && wanted - count > 2)
            throw new DobbleException(
                $"split: groups of photos are so large that only {count} photos can be held out where {wanted:0} are wanted; "
                    + "split by series or by photo, or lower the share");
    }

    private LabelledPhoto[] Take(List<PhotoGroup> groups)
    {
        _left.RemoveAll(groups.Contains);
        return [.. groups.SelectMany(g => g.Photos)];
    }
}
