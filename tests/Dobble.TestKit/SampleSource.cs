namespace Dobble.TestKit;

/// <summary>A folder of labelled images that a test writes, and places beside it for what is made of them.</summary>
public class SampleSource : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public string Gathered => Folder.File("gathered");

    public string Dataset => Folder.File("dataset");

    public string Source => Folder.File("source");

    public string Image(string name, int width = 100, int height = 80) => Folder.WriteImage($"source/{name}", width, height);

    public string Write(string name, string text) => Folder.Write($"source/{name}", text);

    /// <summary>The bytes of a noisy JPEG.</summary>
    public byte[] Jpeg(int width = 100, int height = 80)
    {
        var path = Folder.WriteImage($"{Guid.NewGuid():N}.jpg", width, height);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    /// <summary>A VOC file with one box.</summary>
    public static string Voc(string file, string label = "cat", int width = 100, int height = 80, string box = "10 20 30 40")
    {
        var c = box.Split(' ');
        return $"""
            <annotation><folder>somewhere</folder><filename>{file}</filename><size><width>{width}</width><height>{height}</height></size>
            <object><name>{label}</name><bndbox><xmin>{c[0]}</xmin><ymin>{c[1]}</ymin><xmax>{c[2]}</xmax><ymax>{c[3]}</ymax></bndbox></object>
            </annotation>
            """;
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
