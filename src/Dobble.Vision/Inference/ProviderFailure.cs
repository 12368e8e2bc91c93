using System.Text.RegularExpressions;

namespace Dobble.Vision.Inference;

/// <summary>An execution provider does not work here; the message is the cause alone, such as <c>libcudart.so.13 is missing</c>.</summary>
internal sealed partial class ProviderFailure(string cause) : Exception(cause)
{
    /// <summary>The cause in what ONNX Runtime throws, which begins with functions and files of its own source.</summary>
    public static ProviderFailure From(Exception e)
    {
        var message = e.Message;
        if (MissingLibrary().Match(message) is { Success: true } missing)
            return new ProviderFailure($"{missing.Groups[1].Value} is missing");
        if (CudaError().Match(message) is { Success: true } error)
            return new ProviderFailure(error.Groups[1].Value.Trim());
        return new ProviderFailure(FirstLine(Origin().Replace(message, "")));
    }

    public static string FirstLine(string message) => message.Trim().Split('\n')[0].TrimEnd('\r', '.', ' ');

    [GeneratedRegex(@"(?:error: |'|^)(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")]
    private static partial Regex MissingLibrary();

    // CUDA failure 209: no kernel image is available for execution on the device ; GPU=0 ; hostname=… ; file=… ; line=… ; expr=…
    [GeneratedRegex(@"\b(?:CUDA|CUDNN|CUBLAS|CUFFT) (?:failure|error) (?:\w+: )?([^;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CudaError();

    [GeneratedRegex(@"^.*(?:\[ONNXRuntimeError\] : \d+ : \w+ : |\[ErrorCode:\w+\] )", RegexOptions.Singleline)]
    private static partial Regex Origin();
}
