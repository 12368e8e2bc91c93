using Dobble.Vision.Inference;
using Dobble.Vision.Native;

namespace Dobble.Vision.Tests.Inference;

public sealed class ModelSessionTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_says_what_it_is_and_where_it_runs()
    {
        var model = HandMadeModels.FinderGraph(HandMadeModels.Named("finder")).Metadata("dobble.metrics", "recall 0.99").Build();
        var path = _folder.Write("finder.onnx", model);

        using var session = Session(path, ModelContract.Finder, "cpu");

        Assert.Equal("finder", session.Info.Kind);
        Assert.Equal(HandMadeModels.Identity, session.Info.Identity);
        Assert.Equal("recall 0.99", session.Info.Metadata["dobble.metrics"]);
        Assert.Equal("cpu", session.Info.Provider);
        Assert.Null(session.Info.Notice);
        Assert.False(session.Info.Listed);
    }

    [Fact]
    public void A_hash_in_the_list_beside_the_model_is_checked_and_noted()
    {
        var path = _folder.Write("finder.onnx", HandMadeModels.Finder());
        string hash;
        using (var session = Session(path, ModelContract.Finder, "cpu"))
            hash = session.Info.Sha256;
        _folder.Write("models.json", $$$"""{"finder.onnx":{"sha256":"{{{hash}}}"}}""");

        using var listed = Session(path, ModelContract.Finder, "cpu");

        Assert.True(listed.Info.Listed);
    }

    [Fact]
    public void A_model_of_another_hash_is_refused()
    {
        var path = _folder.Write("finder.onnx", HandMadeModels.Finder());
        _folder.Write("models.json", """{"finder.onnx":{"sha256":"aaaabbbbccccddddeeee"}}""");

        AssertRefused(path, ModelContract.Finder, "models.json says aaaabbbbcccc…");
    }

    [Fact]
    public void A_broken_list_of_hashes_is_named()
    {
        var path = _folder.Write("finder.onnx", HandMadeModels.Finder());
        var list = _folder.Write("models.json", "{\"finder.onnx\":");

        var e = Assert.Throws<DobbleException>(() => Session(path, ModelContract.Finder, "cpu"));

        Assert.StartsWith(list, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_is_refused() =>
        AssertRefused(_folder.PathOf("none.onnx"), ModelContract.Finder, "there is no such model file");

    [Fact]
    public void An_empty_model_is_refused() =>
        AssertRefused(_folder.Write("empty.onnx", ""), ModelContract.Finder, "is empty");

    [Fact]
    public void A_file_that_is_no_model_is_refused() =>
        AssertRefused(_folder.Write("text.onnx", "a shopping list"), ModelContract.Finder, "no ONNX model that can be loaded");

    [Fact]
    public void A_truncated_model_is_refused() =>
        AssertRefused(_folder.Write("cut.onnx", HandMadeModels.Finder()[..^40]), ModelContract.Finder, "no ONNX model that can be loaded");

    [Fact]
    public void A_reader_is_refused_as_a_finder() =>
        AssertRefused(
            _folder.Write("r.onnx", HandMadeModels.Reader()), ModelContract.Finder, "dobble.kind is 'reader' where 'finder' is expected");

    [Fact]
    public void A_model_without_metadata_is_refused() =>
        AssertRefused(
            _folder.Write("bare.onnx", HandMadeModels.FinderGraph(new OnnxBytes()).Build()), ModelContract.Finder,
            "does not say its dobble.kind");

    [Fact]
    public void A_model_of_a_later_contract_is_refused()
    {
        var later = HandMadeModels.FinderGraph(HandMadeModels.Named("finder").Metadata("dobble.contract", "2")).Build();

        AssertRefused(_folder.Write("later.onnx", later), ModelContract.Finder, "dobble.contract is '2' where '1' is expected");
    }

    [Fact]
    public void A_model_without_a_sound_identity_is_refused()
    {
        var nameless = HandMadeModels.FinderGraph(HandMadeModels.Named("finder").Metadata("dobble.identity", "me")).Build();

        AssertRefused(_folder.Write("nameless.onnx", nameless), ModelContract.Finder, "identity is missing or no hash");
    }

    [Fact]
    public void A_model_of_a_wrong_shape_is_refused()
    {
        var narrow = HandMadeModels.Named("reader")
            .Input("cards", -1, 3, 96, 96).Output("presence", -1, 3, 96, 96).Node("Relu", ["cards"], "presence").Build();

        AssertRefused(
            _folder.Write("narrow.onnx", narrow), ModelContract.Reader, "'cards' is [?, 3, 96, 96] of Single where [?, 3, 192, 192]");
    }

    [Fact]
    public void A_model_that_lacks_an_output_is_refused()
    {
        var poor = HandMadeModels.Named("reader")
            .Input("cards", -1, 3, 192, 192).Output("presences", -1, 3, 192, 192).Node("Relu", ["cards"], "presences").Build();

        AssertRefused(_folder.Write("poor.onnx", poor), ModelContract.Reader, "has no output 'presence' [?, 1, 24, 24], only presences");
    }

    [Fact]
    public void A_provider_that_is_none_is_refused()
    {
        var path = _folder.Write("finder.onnx", HandMadeModels.Finder());

        var e = Assert.Throws<DobbleException>(() => Session(path, ModelContract.Finder, "abacus"));

        Assert.Equal("there is no execution provider 'abacus'; choose auto, tensorrt, cuda, cpu.", e.Message);
    }

    [Fact]
    public void A_provider_that_this_build_lacks_is_refused_while_auto_falls_back_and_says_so()
    {
        Assert.SkipWhen(ExecutionProviders.Available().Contains("cuda"), "this build has CUDA");
        var path = _folder.Write("finder.onnx", HandMadeModels.Finder());

        var e = Assert.Throws<NativeLibraryException>(() => Session(path, ModelContract.Finder, "cuda"));
        using var session = Session(path, ModelContract.Finder, "auto");

        Assert.Contains("cuda is not in this build", e.Message, StringComparison.Ordinal);
        Assert.Equal("cpu", session.Info.Provider);
    }

    private static ModelSession Session(string path, ModelContract contract, string provider)
    {
        long[] shape = contract == ModelContract.Finder ? [1, 3, 32, 32] : [1, 3, 192, 192];
        return new ModelSession(path, contract, new InputSizes(shape, shape, shape, [shape]), provider);
    }

    private static void AssertRefused(string path, ModelContract contract, string reason)
    {
        var e = Assert.Throws<DobbleException>(() => Session(path, contract, "cpu"));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }
}
