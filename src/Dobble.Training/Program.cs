using Dobble.Training.Augmentation;
using Dobble.Training.Export;
using Dobble.Training.Optimization;
using Dobble.Training.Scratch;
using OpenCvSharp;

Cv2.SetNumThreads(1);
TorchSharp.torch.set_num_threads(int.Parse(args[3], null));
var truth = Bits.Truth();
var holdOut = args[0].Split(',');
var steps = int.Parse(args[1], null);
var folder = args[2];
var photos = truth.Select(t => t.Item1).Distinct().ToDictionary(f => f, f => Cv2.ImRead("/work/shared/data/photos/" + f));
List<PhotoCard> Cards(bool held) => truth.Where(t => holdOut.Contains(t.Item4) == held).Select(t => new PhotoCard(photos[t.Item1], t.Item2, t.Item3)).ToList();
var train = Cards(false);
var valid = Cards(true).Select(c => c.Straight()).ToList();
foreach (var v in valid) Bits.Mask(v.Picture);
Console.WriteLine($"{train.Count} {valid.Count}");
var groups = new List<(double, IReadOnlyList<IReadOnlyList<SymbolPicture>>)>();
foreach (var (name, weight) in new[] { ("scans", 0.35), ("phone", 0.3) })
    groups.Add((weight, Directory.GetDirectories($"/work/shared/data/symbols/{name}").Order().Select(d => (IReadOnlyList<SymbolPicture>)Directory.GetFiles(d).Order().Select(f =>
    {
        using var m = Cv2.ImRead(f);
        return new SymbolPicture(Path.GetFileName(d), m, true);
    }).ToList()).ToList()));
var emoji = Bits.Emoji();
Console.WriteLine(emoji.Count);
groups.Add((0.35, emoji.Where((_, i) => i % 15 != 7).Select(e => (IReadOnlyList<SymbolPicture>)[new SymbolPicture(e.Item1, e.Item2, false)]).ToList()));
var classes = groups.SelectMany(g => g.Item2.Select(s => s[0].Symbol)).Distinct().Order(StringComparer.Ordinal).ToList();
var walls = Directory.GetFiles("/usr/share/wallpapers", "*.jpg", SearchOption.AllDirectories).Concat(Directory.GetFiles("/usr/share/wallpapers", "*.png", SearchOption.AllDirectories)).Where(f => f.Contains("contents/images/", StringComparison.Ordinal)).Order().Take(60).Select(f =>
{
    using var m = Cv2.ImRead(f);
    return m.Resize(new Size(640, 400), 0, 0, InterpolationFlags.Area);
}).ToList();
var composer = new CardComposer(groups, walls);
CardSample Compose(Random r)
{
    var s = r.Chance(0.3) ? r.Pick(train).Draw(r) : composer.Compose(r);
    CameraFaults.Apply(r, s.Picture, 3.6);
    Bits.Mask(s.Picture);
    return s;
}

using (var sheet = new Mat(192 * 5, 192 * 8, MatType.CV_8UC3))
{
    for (var i = 0; i < 40; i++)
    {
        using var s = i < 24 ? Compose(new Random(i)) : valid[i * 5];
        foreach (var b in s.Symbols) Cv2.Rectangle(s.Picture, new Rect((int)b.Box.X1, (int)b.Box.Y1, (int)b.Box.Width, (int)b.Box.Height), Scalar.Lime);
        s.Picture.CopyTo(new Mat(sheet, new Rect(i % 8 * 192, i / 8 * 192, 192, 192)));
        if (i >= 24) valid[i * 5] = valid[0];
    }

    Cv2.ImWrite("/tmp/v/cards.png", sheet);
}

Directory.CreateDirectory(folder);
var task = new ReaderTask(classes, Compose, valid, 48, 1);
using var trainer = new Trainer(task, new TrainerOptions { Steps = steps, StepsPerEpoch = 50, Workers = int.Parse(args[4], null) }, folder);
await trainer.RunAsync(_ => { }, e => { Console.WriteLine($"{e.Step} {e.Seconds:f0}s " + string.Join(" ", e.Values.Select(v => $"{v.Key}={v.Value:f3}"))); }, default);
Console.WriteLine(OnnxExporter.Export(task.Net, folder + "/reader.onnx", new Dictionary<string, string>()));
