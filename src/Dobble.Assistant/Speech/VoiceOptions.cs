namespace Dobble.Assistant.Speech;

/// <summary>Who speaks.</summary>
/// <param name="Language">Two-letter code of the language.</param>
/// <param name="Command">
/// Another program that speaks, with its options; null for espeak-ng. It is given the name on standard input, and <c>{text}</c>
/// stands for it too; <c>{language}</c> for the language; <c>{out}</c> for the WAV file to write, without which the WAV is taken
/// from standard output. Such as <c>piper --model voice.onnx --output_file {out}</c>.
/// </param>
internal sealed record VoiceOptions(string Language, string? Command);
