using System.Reflection;
using System.Runtime.CompilerServices;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests;

/// <summary>What other projects may use of Dobble.Vision changes only with <c>PublicSurface.txt</c>, where a reviewer sees it.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_public_surface_is_the_one_that_was_approved()
    {
        var file = Path.Combine(TestPaths.Root, "tests/Dobble.Vision.Tests/PublicSurface.txt");
        var now = typeof(Deck).Assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("DOBBLE_RENEW_GOLDENS") == "1")
        {
            File.WriteAllLines(file, now);
            Assert.Skip($"{file} is written anew: read the difference before you commit it");
        }

        var approved = File.ReadAllLines(file);
        string[] differences = [
            .. now.Except(approved).Select(line => "new: " + line), .. approved.Except(now).Select(line => "gone: " + line)];
        Assert.True(
            differences.Length == 0,
            "the public surface changed; if it is meant to, DOBBLE_RENEW_GOLDENS=1 tools/test Vision writes "
                + $"it\n{string.Join('\n', differences)}");
    }

    private static IEnumerable<string> Lines(Type type) => type.GetMembers(Declared).Where(IsWritten)
        .Select(member => $"{Name(type)}.{Describe(member)}")
        .Prepend($"{Kind(type)} {Name(type)}");

    // Neither accessors, which their property stands for, nor what the compiler adds to records, nor nested types, which have lines of
    // their own.
    private static bool IsWritten(MemberInfo member) =>
        member is not Type
        && member is not MethodInfo { IsSpecialName: true }
        && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && member.Name is not ("value__" or "<Clone>$" or "Deconstruct");

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{property.Name}: {Name(property.PropertyType)} {{ {Accessors(property)} }}",
        FieldInfo field => $"{field.Name}: {Name(field.FieldType)}",
        _ => $"{member.MemberType} {member.Name}",
    };

    private static string Accessors(PropertyInfo property) =>
        string.Join(' ', property.GetAccessors().Select(accessor => accessor.Name[..3]));

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        var name = type.Namespace?.StartsWith("Dobble", StringComparison.Ordinal) == true ? type.FullName ?? type.Name : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
