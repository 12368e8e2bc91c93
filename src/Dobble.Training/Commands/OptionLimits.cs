using System.CommandLine;
using System.Globalization;

namespace Dobble.Training.Commands;

/// <summary>Options that take a number between two.</summary>
internal static class OptionLimits
{
    /// <summary>Refuses numbers outside; what is no number is refused in any case.</summary>
    public static Option<T> Within<T>(this Option<T> option, double min, double max)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value)
                && !(value >= min && value <= max))
                result.AddError($"{option.Name} takes a number from {min} to {max}.");
        });
        return option;
    }
}
