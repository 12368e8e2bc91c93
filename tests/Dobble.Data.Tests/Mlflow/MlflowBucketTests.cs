using Dobble.Data.Mlflow;
using Dobble.Data.Tests.Stores;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Mlflow;

public sealed class MlflowBucketTests(S3Server bucket) : IClassFixture<S3Server>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_go_into_the_bucket_that_the_server_keeps_them_in_and_come_from_there()
    {
        using var store = bucket.Open("mlflow");
        var keys = S3Server.Variables(bucket.Port);
        (keys["MLFLOW_S3_ENDPOINT_URL"], keys["AWS_ENDPOINT_URL"]) = (keys["AWS_ENDPOINT_URL"], "http://127.0.0.1:1");
        using var server = new TrackingServer { ArtifactRoot = $"s3://{S3Server.Bucket}/mlflow" };
        using var run = new RecordedRun(_folder, epochs: 1);
        run.End();
        var address = MlflowAddress.From(server.Variable)!;
        using var push = new MlflowPush(address, keys.GetValueOrDefault);
        var sent = await push.RunAsync(run.Path, TestContext.Current.CancellationToken);
        Assert.Null(sent.Left);
        Assert.Equal("1", sent.Version);
        Assert.Equal(0, (await push.RunAsync(run.Path, TestContext.Current.CancellationToken)).Artifacts);
        Assert.Contains($"{sent.RunId}/artifacts/train-reader/page one.html",
            await store.ListAsync(string.Empty, TestContext.Current.CancellationToken));

        using var models = new MlflowModels(address, keys.GetValueOrDefault);
        var fetch = await models.OpenAsync("models:/table@champion", TestContext.Current.CancellationToken);
        Assert.True(await fetch("reader.onnx", _folder.File("reader.onnx")));
    }
}
