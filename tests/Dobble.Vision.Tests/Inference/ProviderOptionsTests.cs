using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Inference;

public sealed class ProviderOptionsTests
{
    private static readonly InputSizes Sizes = new([2, 3, 192, 192], [1, 3, 192, 192], [32, 3, 192, 192], []);

    [Fact]
    public void One_engine_of_TensorRT_serves_every_number_of_cards()
    {
        var options = ProviderOptions.TensorRt("cards", Sizes, null);
        Assert.Equal(
            ("cards:1x3x192x192", "cards:2x3x192x192", "cards:32x3x192x192"),
            (options["trt_profile_min_shapes"], options["trt_profile_opt_shapes"], options["trt_profile_max_shapes"]));
        Assert.Equal("1", options["trt_fp16_enable"]);
    }

    [Fact]
    public void Engines_and_timings_are_kept_where_there_is_a_folder_and_nowhere_else()
    {
        Assert.DoesNotContain(ProviderOptions.TensorRt("cards", Sizes, null).Keys, key => key.Contains("cache", StringComparison.Ordinal));
        var options = ProviderOptions.TensorRt("cards", Sizes, "/a/b");
        Assert.Equal(("1", "/a/b"), (options["trt_engine_cache_enable"], options["trt_engine_cache_path"]));
        Assert.Equal(("1", "/a/b"), (options["trt_timing_cache_enable"], options["trt_timing_cache_path"]));
    }

    [Fact]
    public void CUDA_does_not_try_every_kernel_for_every_shape() =>
        Assert.Equal("HEURISTIC", ProviderOptions.Cuda["cudnn_conv_algo_search"]);
}
