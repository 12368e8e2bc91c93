namespace Dobble.Vision.Inference;

/// <summary>What the execution providers of a graphics card are told, in ONNX Runtime's words.</summary>
internal static class ProviderOptions
{
    /// <summary>The first card that CUDA shows; <c>CUDA_VISIBLE_DEVICES</c> chooses another.</summary>
    public static Dictionary<string, string> Card { get; } = new() { ["device_id"] = "0" };

    /// <summary>CUDA: kernels chosen by rule, not by trying all of them for every shape, and no more memory than is asked for.</summary>
    public static Dictionary<string, string> Cuda { get; } = new(Card)
    {
        ["cudnn_conv_algo_search"] = "HEURISTIC",
        ["arena_extend_strategy"] = "kSameAsRequested",
    };

    /// <summary>
    /// TensorRT: half precision, and one optimisation profile over all shapes, so that one engine serves them all; engine
    /// and timings are kept where there is a folder for them.
    /// </summary>
    public static Dictionary<string, string> TensorRt(string input, InputSizes sizes, string? folder)
    {
        var options = new Dictionary<string, string>(Card)
        {
            ["trt_fp16_enable"] = "1",
            ["trt_profile_min_shapes"] = Shape(input, sizes.Min),
            ["trt_profile_opt_shapes"] = Shape(input, sizes.Usual),
            ["trt_profile_max_shapes"] = Shape(input, sizes.Max),
        };
        if (folder is not null)
        {
            options["trt_engine_cache_enable"] = options["trt_timing_cache_enable"] = "1";
            options["trt_engine_cache_path"] = options["trt_timing_cache_path"] = folder;
        }

        return options;
    }

    private static string Shape(string input, long[] sizes) => $"{input}:{string.Join('x', sizes)}";
}
