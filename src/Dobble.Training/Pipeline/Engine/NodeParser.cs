using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>
/// Reads a YAML node as events that keep their places, so that errors in an altered document still name lines of the file.
/// </summary>
internal sealed class NodeParser(YamlNode node) : IParser
{
    private readonly IEnumerator<ParsingEvent> _events = Events(node).GetEnumerator();

    public ParsingEvent? Current { get; private set; }

    public bool MoveNext()
    {
        var more = _events.MoveNext();
        Current = more ? _events.Current : null;
        return more;
    }

    private static IEnumerable<ParsingEvent> Events(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [new Scalar(AnchorName.Empty, scalar.Tag, scalar.Value
            ?? string.Empty, scalar.Style, scalar.Style == ScalarStyle.Plain, scalar.Style != ScalarStyle.Plain, scalar.Start, scalar.End)],
        YamlSequenceNode list =>
        [
            new SequenceStart(AnchorName.Empty, list.Tag, true, list.Style, list.Start, list.Start),
            .. list.Children.SelectMany(Events),
            new SequenceEnd(list.End, list.End),
        ],
        YamlMappingNode map =>
        [
            new MappingStart(AnchorName.Empty, map.Tag, true, map.Style, map.Start, map.Start),
            .. map.Children.SelectMany(entry => Events(entry.Key).Concat(Events(entry.Value))),
            new MappingEnd(map.End, map.End),
        ],
        _ => throw new YamlException(node.Start, node.End, "an alias that leads nowhere"),
    };
}
