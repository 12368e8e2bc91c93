using System.CommandLine;
using Dobble.Scenes.Cards;

namespace Dobble.Training.Commands;

/// <summary>The option that says which outline rendered cards have.</summary>
internal sealed class ShapeOption
{
    private readonly Option<string> _shape = new Option<string>("--shape")
    {
        Description = "Outline of the rendered cards.",
        DefaultValueFactory = _ => CardShape.Round.Name,
    }.AcceptOnlyFromAmong([.. CardShape.All.Select(s => s.Name)]);

    /// <summary>Adds the option to a command.</summary>
    public ShapeOption(Command command) => command.Options.Add(_shape);

    /// <summary>The outline that was asked for.</summary>
    public CardShape Of(ParseResult parsed) => CardShape.All.Single(s => s.Name == parsed.GetValue(_shape));

    /// <summary>The option as it stands in a command, with a blank before it; empty for round cards.</summary>
    public string Written(ParseResult parsed) => Of(parsed) == CardShape.Round ? string.Empty : $" --shape {Of(parsed).Name}";
}
