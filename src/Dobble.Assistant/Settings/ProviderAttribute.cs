using System.ComponentModel.DataAnnotations;
using Dobble.Vision.Inference;

namespace Dobble.Assistant.Settings;

/// <summary>A setting that names what computes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProviderAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string name && ExecutionProviders.Names.Contains(name);

    public override string FormatErrorMessage(string name) => $"{name} is none of {string.Join(", ", ExecutionProviders.Names)}.";
}
