using NetArchTest.Rules;

namespace Dobble.TestKit;

/// <summary>
/// Holds a project's namespaces to the layers that docs/architecture.md states in the table under "Layers": a namespace uses those of
/// earlier layers alone, so that there is no way back and no circle.
/// </summary>
/// <remarks>
/// A project adds its row to the table and one line to its tests:
/// <c>Assert.Empty(Layers.Breaches(typeof(AnyTypeOfIt)));</c>
/// Namespaces are written without the project's name, <c>root</c> for the project's own; arrows part layers, commas part namespaces that
/// do not know each other. Every namespace stands in one layer.
/// </remarks>
public static class Layers
{
    private const string Root = "root";

    /// <summary>What breaks the layers, a line each: namespaces without a layer, and types that use a namespace they may not.</summary>
    /// <param name="type">A type of the project; the first two words of its namespace name the project.</param>
    public static IReadOnlyList<string> Breaches(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var (assembly, project) = (type.Assembly, string.Join('.', type.Namespace!.Split('.')[..2]));
        var layers = Stated(project);
        var types = assembly.GetTypes()
            .Where(one => !one.IsNested && IsOf(project, one.Namespace))
            .ToLookup(one => ShortName(project, one.Namespace!), one => one.FullName!);
        var stated = layers.SelectMany(layer => layer).ToArray();
        List<string> breaches =
        [
            .. types.Select(space => space.Key).Except(stated).Select(name => $"{name} stands in no layer of {project}"),
            .. stated.Where(name => !types.Contains(name)).Select(name => $"{project} has no namespace {name}, or it stands twice"),
        ];
        var all = Types.InAssembly(assembly);
        for (var i = 0; i < layers.Length; i++)
        {
            var others = layers[i..].SelectMany(layer => layer).ToArray();
            foreach (var name in layers[i])
                breaches.AddRange(BreachesOf(all, project, name, types, [.. others.Where(other => other != name)]));
        }

        return breaches;
    }

    private static IEnumerable<string> BreachesOf(Types all, string project, string name, ILookup<string, string> types, string[] forbidden)
    {
        if (Users(all, project, name, forbidden.SelectMany(other => types[other])).Length == 0)
            return [];
        return forbidden.SelectMany(other => Users(all, project, name, types[other]).Select(user => $"{user} uses {other}"));
    }

    private static string[] Users(Types all, string project, string name, IEnumerable<string> used)
    {
        var space = name == Root ? project : $"{project}.{name}";
        return [.. all.That().ResideInNamespaceMatching($"^{space.Replace(".", "\\.", StringComparison.Ordinal)}$")
            .ShouldNot().HaveDependencyOnAny([.. used])
            .GetResult().FailingTypeNames ?? []];
    }

    private static string[][] Stated(string project)
    {
        var row = File.ReadLines(Path.Combine(TestPaths.Root, "docs", "architecture.md"))
            .FirstOrDefault(line => line.StartsWith($"| `{project}` |", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"docs/architecture.md states no layers of {project}");
        return [.. row.Split('|')[2].Split('→').Select(layer => layer.Split(',', StringSplitOptions.TrimEntries))];
    }

    private static bool IsOf(string project, string? space) =>
        space == project || space?.StartsWith(project + '.', StringComparison.Ordinal) == true;

    private static string ShortName(string project, string space) => space == project ? Root : space[(project.Length + 1)..];
}
