using System.Text;
using Dobble.Vision;

namespace Dobble.Data.Evaluation;

/// <summary>Keeps <c>docs/accuracy.md</c>: each run writes a section of its own and leaves the others as they are.</summary>
public static class AccuracyPage
{
    private const string Introduction = """
        # How well cards are read

        Every section below is written by `dobble-train evaluate … --markdown docs/accuracy.md --section NAME`, so that anyone
        can repeat it; the text between a section's markers is replaced by the next run.

        ## Protocol

        Photos are divided by series: one series is one camera, light and background. Networks trained without the series
        `white-paper` and `beige-cloth` are judged on those two, which says how photos from elsewhere are read. The shipped
        networks are then trained on all series; their figures on the same photos are shown beside, and say only that nothing broke.

        The photos go through the same reading path as in `dobble read`. What is counted:

        - **found**: a true card is found if an outline holds the centres of all its labelled symbols but one and has at most
          2.2 times the area of the hull around their boxes. Each outline and each card counts once.
        - **false**: found cards that are no true card. Not judged are cards that the labels leave out: outlines with two or
          more boxes that belong to no labelled card, and outlines of which a quarter lies beyond the image's edge, unless they
          are read as a card of the deck.
        - **decoded**: found cards that the decoder takes for the right card of the deck.
        - **right, wrong, silent**: over all pairs of true cards in a photo. Right is the shared symbol's slot between the
          readings of those two cards, at a confidence over the threshold; an outline that fits too badly to count as found still
          speaks for the card of whose symbols it holds most, half at least. Wrong is any other symbol, and any match that is not
          between two true cards. The rest is silent, missed cards included.
        - **mAP**: COCO's definition (101 levels of recall, all areas, no limit of detections) over the deck's slots; a detection
          is a named symbol with its confidence. Symbols that are on a card but carry no label, and boxes whose right name is in
          doubt, are neither right nor wrong.
        - **ECE**: expected calibration error of the matches, those below the threshold included, in ten bins of confidence.
        - **ms**: median time of a reading, decoding of the image apart.

        """;

    /// <summary>Writes a section; makes the page where it is missing.</summary>
    /// <exception cref="DobbleException">The page cannot be written, or the section's end is lost.</exception>
    public static void Write(string path, string section, EvaluationResult result) => Write(path, section, _ => Body(section, result));

    /// <summary>Writes a section from what stands in it.</summary>
    internal static void Write(string path, string section, Func<string, string> body)
    {
        var page = File.Exists(path) ? File.ReadAllText(path) : Introduction;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, Replace(page, section, body, path));
    }

    private static string Replace(string page, string section, Func<string, string> body, string path)
    {
        var (begin, end) = ($"<!-- begin {section} -->\n", $"<!-- end {section} -->\n");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        if (from < 0)
            return $"{page.TrimEnd()}\n\n{begin}{body("")}{end}";
        var to = page.IndexOf(end, from, StringComparison.Ordinal);
        if (to < 0)
            throw new DobbleException($"{path}: the section '{section}' has no end marker; restore the line '{end.Trim()}'");
        from += begin.Length;
        return page[..from] + body(page[from..to]) + page[to..];
    }

    private static string Body(string section, EvaluationResult result)
    {
        var all = result.Series[^1];
        var text = new StringBuilder($"## {section}\n\n");
        text.Append(
            $"{result.Data}; deck {result.Deck}; threshold {FormattableString.Invariant($"{result.Threshold}")}; finder `{result.FinderSha256[..12]}`, reader `{result.ReaderSha256[..12]}`.\n\n");
        text.Append("| ").AppendJoin(" | ", Figures.Headings).Append(" |\n|")
            .Append(string.Concat(Figures.Headings.Select((_, i) => i == 0 ? "---|" : "---:|"))).Append('\n');
        foreach (var row in result.Series.Select(Figures.Row))
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        text.Append('\n');
        foreach (var line in new[] { Figures.Outlines(all), Figures.Advice(result.Advice) }.OfType<string>())
            text.Append(line).Append("\n\n");
        if (all.Confusions.Count > 0)
            text.Append("Most frequent confusions: ")
                .AppendJoin(", ", all.Confusions.Take(10).Select(c => $"{c.Truth} read as {c.Read} ({c.Count}×)")).Append(".\n\n");
        return text.ToString();
    }
}
