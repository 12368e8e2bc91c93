using OpenCvSharp;

namespace Dobble.TestKit;

/// <summary>A folder of a test's own, deleted with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dobble-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] content)
    {
        var path = File(name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string WriteImage(string name, int width = 100, int height = 80)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var image = new Mat(height, width, MatType.CV_8UC3, new Scalar(40, 90, 60));
        Cv2.Randu(image, Scalar.All(0), Scalar.All(255));
        if (!image.SaveImage(path))
            throw new IOException($"{path} cannot be written");
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
