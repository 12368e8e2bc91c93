namespace Dobble.Vision.Tests.Decks;

/// <summary>A folder that lives as long as its test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("dobble-decks-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
