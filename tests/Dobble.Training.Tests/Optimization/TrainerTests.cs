using Dobble.Data.Runs;
using Dobble.Scenes.Crops;
using Dobble.Scenes.Tests.Crops;
using Dobble.TestKit;
using Dobble.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Optimization;

[Collection(SharedGenerator.Name)]
public sealed class TrainerTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Steps = 4, StepsPerEpoch = 2, WarmupSteps = 1 };
    private readonly DrawnSymbols _symbols = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _symbols.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_that_was_stopped_ends_as_if_it_had_not_been()
    {
        var whole = await TrainAsync("whole", Short, stopAfter: 99);
        await Assert.ThrowsAsync<OperationCanceledException>(() => TrainAsync("parts", Short, stopAfter: 2));
        var resumed = await TrainAsync("parts", Short, stopAfter: 99);
        Assert.Equal(whole, resumed, 1e-6);
    }

    [Fact]
    public async Task A_run_goes_on_where_loaded_weights_are_other_tensors_than_before()
    {
        var whole = new MovedTask();
        await TrainAsync(whole, "whole", Short);
        using var stop = new CancellationTokenSource();
        using (var trainer = new Trainer(new MovedTask(), Short, _folder.File("parts")))
            await Assert.ThrowsAsync<OperationCanceledException>(() => trainer.RunAsync(_ => { }, _ => stop.Cancel(), stop.Token));
        var resumed = new MovedTask();
        await TrainAsync(resumed, "parts", Short);
        Assert.Equal(Sum(whole), Sum(resumed), 1e-6);
        Assert.NotEqual(Sum(new MovedTask()), Sum(resumed), 1e-6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_batch()
    {
        var first = NewTask().MakeBatch(3).Pixels;
        Assert.Equal(first, NewTask().MakeBatch(3).Pixels);
        Assert.NotEqual(first, NewTask().MakeBatch(4).Pixels);
    }

    [Fact]
    public void A_fault_while_rendering_reaches_whoever_trains()
    {
        using var pipeline = new BatchPipeline(_ => throw new InvalidDataException("no such card"), 0, 4, 2);
        var fault = Assert.ThrowsAny<Exception>(() => pipeline.Next());
        Assert.IsType<InvalidDataException>(fault.GetBaseException());
    }

    [Fact]
    public void Batches_come_in_order_however_many_threads_render_them()
    {
        using var pipeline = new BatchPipeline(i => new Batch([(byte)i], 1, 1, new GridTargets(1, 1, 1, 1).ToTensors), 5, 25, 3);
        for (var i = 5; i < 25; i++)
            Assert.Equal(i, pipeline.Next().Pixels[0]);
    }

    [Fact]
    public async Task The_weights_that_validated_best_are_kept_and_training_ends_when_they_get_no_better()
    {
        // The third epoch is the best; two more are waited for.
        var task = new ScoredTask(NewTask(), [0.1, 0.2, 0.9, 0.5, 0.4, 0.3, 0.2, 0.1]);
        var epochs = await TrainAsync(task, "best", Short with { Steps = 16, Patience = 2 });
        Assert.Equal([2, 4, 6, 8, 10], epochs.Select(e => e.Step));
        Assert.Equal(task.Sums[2], Sum(task), 1e-4);
        Assert.NotEqual(task.Sums[4], Sum(task), 1e-4);

        // Again: it has ended already, and the best weights come back.
        var again = new ScoredTask(NewTask(), []);
        await TrainAsync(again, "best", Short with { Steps = 16, Patience = 2 });
        Assert.Equal(task.Sums[2], Sum(again), 1e-4);
    }

    [Fact]
    public async Task Without_patience_training_goes_to_its_end()
    {
        var epochs = await TrainAsync(new ScoredTask(NewTask(), [0.9, 0.1, 0.1, 0.1]), "patient", Short with { Steps = 8 });
        Assert.Equal(8, epochs[^1].Step);
    }

    [Fact]
    public async Task Where_images_that_judge_may_choose_nothing_the_last_weights_are_kept()
    {
        var task = new ScoredTask(NewTask(), [0.1, 0.9, 0.2, 0.1]);
        await TrainAsync(task, "last", Short with { Steps = 8, KeepBest = false });
        Assert.Equal(task.Sums[3], Sum(task), 1e-4);
        Assert.NotEqual(task.Sums[1], Sum(task), 1e-4);
    }

    [Fact]
    public async Task Mixed_precision_computes_nearly_the_same_and_keeps_weights_of_32_bits()
    {
        var (whole, mixed) = (NewTask(), NewTask());
        var exact = await TrainAsync(whole, "whole", Short);
        var rough = await TrainAsync(mixed, "mixed", Short with { MixedPrecision = true });
        Assert.All(mixed.Net.parameters(), p => Assert.Equal(ScalarType.Float32, p.dtype));
        Assert.All(exact[0].Values, loss => Assert.InRange(rough[0].Values[loss.Key], 0.9 * loss.Value, 1.1 * loss.Value));
        Assert.NotEqual(exact[0].Values, rough[0].Values);
    }

    [Fact]
    public async Task Some_cards_that_are_held_out_are_shown_beside_the_truth_and_the_findings()
    {
        var composer = new CardComposer([(1, _symbols.Images)], 8, []);
        CardSample[] held = [.. Enumerable.Range(0, 9).Select(i => composer.Compose(new Random(i)))];
        var task = new ReaderTask(_symbols.Classes, (random, _) => composer.Compose(random), held, batchSize: 2, seed: 1);
        await TrainAsync(task, "shown", Short);
        using var grid = OpenCvSharp.Cv2.ImRead(_folder.File("shown/" + RunCurves.GridName));
        Assert.Equal((3 * 360 + 12, 4 * 366), (grid.Width, grid.Height));
        Array.ForEach(held, card => card.Dispose());
    }

    [Fact]
    public void A_training_takes_over_the_vectors_of_symbols_that_an_earlier_one_knew()
    {
        var known = NewTask().ExportClasses();
        known.Save(_folder.File("reader.classes"));
        var loaded = ClassVectors.Load(_folder.File("reader.classes"));
        var composer = new CardComposer([(1, _symbols.Images)], 8, []);
        var other = new ReaderTask(["stranger", .. _symbols.Classes], (random, _) => composer.Compose(random), [], batchSize: 2, seed: 1);
        other.Adopt(loaded);
        var vectors = other.ExportClasses();
        Assert.Equal(known.Vectors[0], vectors.Vectors[1]);
        Assert.DoesNotContain(vectors.Vectors[0], known.Vectors);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2 })]
    [InlineData(new byte[] { 255, 255, 255, 127 })]
    public void A_file_that_holds_no_vectors_is_told_of(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("broken"), bytes);
        Assert.Throws<Vision.DobbleException>(() => ClassVectors.Load(_folder.File("broken")));
    }

    private ReaderTask NewTask()
    {
        var composer = new CardComposer([(1, _symbols.Images)], 8, []);
        manual_seed(3);
        return new ReaderTask(_symbols.Classes, (random, _) => composer.Compose(random), [], batchSize: 2, seed: 1);
    }

    private async Task<double> TrainAsync(string name, TrainerOptions options, int stopAfter)
    {
        using var stop = new CancellationTokenSource();
        var task = NewTask();
        using var trainer = new Trainer(task, options, _folder.File(name));
        await trainer.RunAsync(
            step =>
            {
                if (step >= stopAfter)
                    stop.Cancel();
            },
            _ => { },
            stop.Token);
        using var scope = NewDisposeScope();
        return task.Net.parameters().Sum(p => p.abs().sum().item<float>());
    }

    private async Task<List<EpochLog>> TrainAsync(ITrainingTask task, string name, TrainerOptions options)
    {
        var epochs = new List<EpochLog>();
        using var trainer = new Trainer(task, options, _folder.File(name));
        await trainer.RunAsync(_ => { }, epochs.Add, TestContext.Current.CancellationToken);
        return epochs;
    }

    private static double Sum(ITrainingTask task)
    {
        using var scope = NewDisposeScope();
        return task.Net.parameters().Sum(p => p.abs().sum().item<float>());
    }

    /// <summary>A training whose validation says what the test wants, and notes the weights that were validated.</summary>
    private sealed class ScoredTask(ReaderTask task, double[] scores) : ITrainingTask
    {
        public List<double> Sums { get; } = [];

        public Training.Networks.VisionNet Net => task.Net;

        public nn.Module? Auxiliary => task.Auxiliary;

        public string Goal => "score";

        public Batch MakeBatch(long index) => task.MakeBatch(index);

        public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
            task.Losses(outputs, targets);

        public IReadOnlyDictionary<string, double> Validate()
        {
            Sums.Add(Sum(this));
            return new Dictionary<string, double> { [Goal] = scores[Sums.Count - 1] };
        }
    }

    /// <summary>A training of a network that lies on a graphics card, as far as loading its weights goes.</summary>
    private sealed class MovedTask : ITrainingTask
    {
        public MovedTask()
        {
            manual_seed(5);
            Net = new MovedNet();
        }

        public Training.Networks.VisionNet Net { get; }

        public nn.Module? Auxiliary => null;

        public string Goal => "none";

        public Batch MakeBatch(long index) => new([(byte)index, 200, 100], 1, 1, new GridTargets(1, 1, 1, 1).ToTensors);

        public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
            new Dictionary<string, Tensor> { ["loss"] = outputs[0].square().mean() };

        public IReadOnlyDictionary<string, double> Validate() => new Dictionary<string, double>();
    }

    private sealed class MovedNet : Training.Networks.VisionNet
    {
        private readonly Conv2d _layer = nn.Conv2d(3, 1, 1);

        public MovedNet()
            : base(Vision.Inference.ModelContract.Reader) => RegisterComponents();

        public override long[] ProbeShape => [1, 3, 1, 1];

        public override Tensor[] forward(Tensor input) => [_layer.forward(input)];

        public override Tensor[] Predict(Tensor input) => forward(input);

        public override Training.Networks.OnnxGraph Emit() => throw new NotSupportedException("it is only trained");

        public override nn.Module load(
            string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
        {
            base.load(location, strict, skip, loadedParameters);
            _layer.weight = new Parameter(_layer.weight.detach().clone());
            _layer.bias = new Parameter(_layer.bias!.detach().clone());
            return this;
        }
    }
}
