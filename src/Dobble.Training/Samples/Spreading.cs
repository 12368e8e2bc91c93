namespace Dobble.Training.Samples;

/// <summary>Some of many.</summary>
internal static class Spreading
{
    /// <summary>So many items, evenly spread over the list; all where there are no more.</summary>
    public static IEnumerable<T> Spread<T>(this IReadOnlyList<T> items, int count) => items.Count <= count
        ? items : Enumerable.Range(0, count).Select(i => items[i * items.Count / count]);
}
