namespace Dobble.Vision.Inference;

/// <summary>What a loaded network says of itself and where it runs.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">Hash of the file, 64 hexadecimal digits.</param>
/// <param name="Listed">Whether a <c>models.json</c> beside the file names that hash.</param>
/// <param name="Kind"><c>finder</c> or <c>reader</c>.</param>
/// <param name="Identity">Hash of the weights; what a gallery names.</param>
/// <param name="Metadata">Everything written into the file: data, configuration, metrics.</param>
/// <param name="Provider">The execution provider that runs it: <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</param>
/// <param name="Notice">What was given up on a graphics card and why, in one line; null where nothing was.</param>
public sealed record ModelInfo(
    string Path, string Sha256, bool Listed, string Kind, string Identity,
    IReadOnlyDictionary<string, string> Metadata, string Provider, string? Notice);
