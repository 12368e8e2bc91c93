using System.Text;

namespace Dobble.Data.Evaluation.Unseen;

/// <summary>Writes what was measured of unseen decks into <c>docs/accuracy.md</c>.</summary>
public static class UnseenSection
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["deck", "artwork", "cards", "of its images: pairs", "one view a card: in the deck", "pairs", "half the cards: pairs",
            "three views: in the deck", "pairs", "pairs that show it", "not enrolled, one frame: pairs", "half a second live: pairs"];

    /// <summary>Writes the section.</summary>
    /// <param name="page">The page.</param>
    /// <param name="section">The section's name.</param>
    /// <param name="command">What measures it again.</param>
    /// <param name="rows">A row for each deck.</param>
    public static void Write(string page, string section, string command, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder($"## {section}\n\n`{command}`\n\n");
        text.Append(
            "Decks that no network was trained on, known by the images that they are printed of, or enrolled from rendered tables with a\n"
            + "camera's corruptions, and then played on others, two to four cards each, some of them partly covered; pairs right /\n"
            + "wrong / silent at the threshold 0.9. Where half the cards were enrolled, the tables show all of them. Where another card\n"
            + "lies on the shared symbol, only a deck that is known can tell it: in the last columns no more can be right than pairs show\n"
            + "it. The very last is as in live play: at its threshold, after 15 frames of 30 a second.\n\n");
        text.Append("| ").AppendJoin(" | ", Headings).Append(" |\n|---|---|").Append(string.Concat(Headings.Skip(2).Select(_ => "---:|")))
            .Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        AccuracyPage.Write(page, section, _ => text.Append('\n').ToString());
    }
}
