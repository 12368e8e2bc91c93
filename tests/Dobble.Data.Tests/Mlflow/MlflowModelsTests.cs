using Dobble.Data.Mlflow;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Mlflow;

public sealed class MlflowModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TrackingServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("models:/table/1")]
    [InlineData("models:/table/latest")]
    [InlineData("models:/table@champion")]
    [InlineData(null)]
    public async Task A_model_is_fetched_by_version_latest_alias_or_run(string? name)
    {
        using var run = new RecordedRun(_folder, epochs: 1);
        run.End();
        var address = MlflowAddress.From(_server.Variable)!;
        using var push = new MlflowPush(address, _ => null);
        var sent = await push.RunAsync(run.Path, TestContext.Current.CancellationToken);
        using var models = new MlflowModels(address, _ => null);
        var fetch = await models.OpenAsync(name ?? sent.RunId, TestContext.Current.CancellationToken);
        Assert.True(await fetch("reader.onnx", _folder.File("reader.onnx")));
        Assert.Equal("reader.onnx", File.ReadAllText(_folder.File("reader.onnx")));
        Assert.False(await fetch("other.onnx", _folder.File("other.onnx")));
    }

    [Theory]
    [InlineData("models:/table/7", "knows no models:/table/7")]
    [InlineData("models:/table@none", "knows no models:/table@none")]
    [InlineData("models:/other/latest", "knows no models:/other/latest")]
    [InlineData("models:/table", "write models:/NAME/VERSION")]
    [InlineData("0123", "knows no 0123")]
    public async Task A_model_that_is_not_there_is_one_line(string name, string told)
    {
        using var models = new MlflowModels(MlflowAddress.From(_server.Variable)!, _ => null);
        var error = await Assert.ThrowsAsync<DobbleException>(() => models.OpenAsync(name, TestContext.Current.CancellationToken));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
