using Dobble.Vision;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dobble.Data.Configuration;

/// <summary>Reads a YAML configuration; a key that is not known is an error, for it would silently do nothing.</summary>
public static class ConfigFile
{
    /// <exception cref="DobbleException">Missing or wrong; the message names file, line and key.</exception>
    public static T Load<T>(string path)
        where T : IConfig, new()
    {
        if (!File.Exists(path))
            throw new DobbleException($"{path}: no such configuration; name one with --config");

        try
        {
            var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithEnforceRequiredMembers().Build();
            var config = deserializer.Deserialize<T?>(File.ReadAllText(path)) ?? new T();
            var errors = config.Errors().ToArray();
            return errors.Length == 0 ? config : throw new DobbleException($"{path}: {string.Join("; ", errors)}");
        }
        catch (YamlException e)
        {
            throw new DobbleException($"{path}, line {e.Start.Line}: {YamlErrors.Reason(e)}", e);
        }
    }
}
