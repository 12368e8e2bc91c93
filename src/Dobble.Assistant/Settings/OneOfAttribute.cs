using System.ComponentModel.DataAnnotations;
using Dobble.Assistant.Words;
using Dobble.Vision.Inference;

namespace Dobble.Assistant.Settings;

/// <summary>A setting that is one of a list that stands elsewhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class OneOfAttribute(IReadOnlyCollection<string> names) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string name && names.Contains(name);

    public override string FormatErrorMessage(string name) => $"{name} is none of {string.Join(", ", names)}.";
}

/// <summary>A setting that names what computes.</summary>
internal sealed class ProviderAttribute() : OneOfAttribute(ExecutionProviders.Names);

/// <summary>A setting that is the code of a language with words.</summary>
internal sealed class LanguageAttribute() : OneOfAttribute(OverlayWords.Languages);
