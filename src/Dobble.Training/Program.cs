using System.Diagnostics;
using Dobble.Training.Augmentation;
using OpenCvSharp;

var groups = new List<(double, IReadOnlyList<IReadOnlyList<SymbolPicture>>)>();
foreach (var folder in new[] { "scans", "phone" })
{
    var list = Directory.GetDirectories($"/work/shared/data/symbols/{folder}").Order().Select(d => (IReadOnlyList<SymbolPicture>)Directory.GetFiles(d).Order().Take(3).Select(f =>
    {
        using var m = Cv2.ImRead(f);
        return new SymbolPicture(Path.GetFileName(d), m);
    }).ToList()).ToList();
    groups.Add((1, list));
}

using var w = Cv2.ImRead(Directory.GetFiles("/usr/share/wallpapers", "*.jpg", SearchOption.AllDirectories).First());
var c = new CardComposer(groups, [w]);
using var sheet = new Mat(192 * 5, 192 * 8, MatType.CV_8UC3);
for (var i = 0; i < 40; i++)
{
    var r = new Random(i);
    using var s = c.Compose(r);
    CameraFaults.Apply(r, s.Picture);
    foreach (var b in s.Symbols)
        Cv2.Rectangle(s.Picture, new Rect((int)b.Box.X1, (int)b.Box.Y1, (int)b.Box.Width, (int)b.Box.Height), b.Visibility == Visibility.Seen ? Scalar.Lime : Scalar.Red);
    s.Picture.CopyTo(new Mat(sheet, new Rect(i % 8 * 192, i / 8 * 192, 192, 192)));
}

Cv2.ImWrite("/tmp/v/cards.png", sheet);
var sw = Stopwatch.StartNew();
for (var i = 0; i < 300; i++)
{
    var r = new Random(i);
    using var s = c.Compose(r);
}

Console.WriteLine(sw.Elapsed.TotalMilliseconds / 300);
sw.Restart();
for (var i = 0; i < 300; i++)
{
    var r = new Random(i);
    CameraFaults.Apply(r, w.SubMat(0, 192, 0, 192).Clone());
}

Console.WriteLine(sw.Elapsed.TotalMilliseconds / 300);
