using System.Text.RegularExpressions;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_link_within_the_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(TestPaths.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(TestPaths.Root, "*.md"));
        var dead = documents.SelectMany(DeadLinks).Order(StringComparer.Ordinal);
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_document_that_a_message_names_is_there()
    {
        var named = Directory.EnumerateFiles(Path.Combine(TestPaths.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NamedDocument().Matches(File.ReadAllText(file)).Select(match => match.Value));
        Assert.All(named.Distinct(), document => Assert.True(File.Exists(Path.Combine(TestPaths.Root, document)), document));
    }

    private static IEnumerable<string> DeadLinks(string document) => Link().Matches(File.ReadAllText(document))
        .Select(match => match.Groups[1].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal))
        .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link)))
        .Select(link => $"{Path.GetRelativePath(TestPaths.Root, document)}: {link}");

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/[a-z-]+\.md")]
    private static partial Regex NamedDocument();
}
