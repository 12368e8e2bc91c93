using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Inference;

public sealed class ProviderFailureTests
{
    [Theory]
    [InlineData(
        "[ErrorCode:Fail] /onnxruntime_src/core/session/provider_bridge_ort.cc:2043 Provider& ProviderLibrary::Get() [ONNXRuntimeError] : "
            + "1 : FAIL : Failed to load library /a/libonnxruntime_providers_cuda.so with error: libcublasLt.so.13: "
            + "cannot open shared object file: No such file or directory\n",
        "libcublasLt.so.13 is missing")]
    [InlineData(
        "[ErrorCode:RuntimeException] Non-zero status code returned while running Conv node. CUDA failure 209: "
            + "no kernel image is available for execution on the device ; GPU=0 ; hostname=a ; file=/b/c.cc ; line=1 ; expr=d",
        "no kernel image is available for execution on the device")]
    [InlineData(
        "[ErrorCode:Fail] /onnxruntime_src/a.cc:129 CudaCall() CUDA failure 35: CUDA driver version is insufficient for CUDA runtime "
            + "version ; GPU=0 ; hostname=a",
        "CUDA driver version is insufficient for CUDA runtime version")]
    [InlineData("[ErrorCode:EpFail] TensorRT EP could not deserialize engine from cache: /a/b.engine",
        "TensorRT EP could not deserialize engine from cache: /a/b.engine")]
    public void The_cause_is_told_without_the_runtime_s_own_functions_and_files(string thrown, string cause) =>
        Assert.Equal(cause, ProviderFailure.From(new InvalidOperationException(thrown)).Message);
}
