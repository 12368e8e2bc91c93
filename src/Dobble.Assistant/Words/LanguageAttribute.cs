using System.ComponentModel.DataAnnotations;

namespace Dobble.Assistant.Words;

/// <summary>A setting that is the code of a language with words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LanguageAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string code && OverlayWords.Languages.Contains(code);

    public override string FormatErrorMessage(string name) => $"{name} is none of {string.Join(", ", OverlayWords.Languages)}.";
}
