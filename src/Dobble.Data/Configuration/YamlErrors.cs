using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Dobble.Data.Configuration;

/// <summary>Says what is wrong with a YAML file without the names of the program's types.</summary>
public static partial class YamlErrors
{
    /// <summary>The reason in one line; the place is the error's own.</summary>
    public static string Reason(YamlException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var message = error.GetBaseException().Message.ReplaceLineEndings(" ");
        if (UnknownKey().Match(message) is { Success: true } key)
            return $"there is no key '{key.Groups[1].Value}' here";
        if (Value().Match(message) is { Success: true } value)
            return $"'{value.Groups["is"].Value}' is not what this key takes: a number, true or false, a list, or one of its words";
        if (error.GetBaseException() is OverflowException)
            return "the number is too large for this key";
        return Types().IsMatch(message) ? "this is not what the key takes: a value where a list or keys are due, or the other way round"
            : message;
    }

    [GeneratedRegex("Property '([^']*)' not found on type")]
    private static partial Regex UnknownKey();

    [GeneratedRegex(
        "(?:input string|String|value) '(?<is>[^']*)' was not (?:in a correct format|recognized)"
            + "|Requested value '(?<is>[^']*)' was not found"
            + "|The value \"(?<is>[^\"]*)\" is not a valid YAML")]
    private static partial Regex Value();

    [GeneratedRegex(@"\b(?:System|Dobble)\.[A-Z]\w+|(?:Mapping|Sequence)(?:Start|End)|Scalar")]
    private static partial Regex Types();
}
