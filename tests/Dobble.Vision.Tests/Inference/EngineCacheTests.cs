using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Inference;

public sealed class EngineCacheTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dobble-engines-");

    private string Folder => Path.Combine(_root.FullName, "tensorrt", "reader-1");

    private string Engine => Path.Combine(Folder, "a.engine");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Engines_that_worked_are_there_at_the_next_start()
    {
        Build("an engine");
        using var cache = EngineCache.Open(Folder);
        Assert.True(cache.IsSealed);
        Assert.Equal("an engine", File.ReadAllText(Engine));
    }

    [Fact]
    public void An_engine_that_was_cut_short_is_gone_before_anybody_reads_it()
    {
        Build("an engine");
        File.WriteAllText(Engine, "an eng");
        AssertEmpty();
    }

    [Fact]
    public void An_engine_that_never_came_to_work_is_gone()
    {
        using (EngineCache.Open(Folder))
            File.WriteAllText(Engine, "half an");
        AssertEmpty();
    }

    [Fact]
    public void A_file_that_was_put_among_the_engines_makes_all_suspect()
    {
        Build("an engine");
        File.WriteAllText(Path.Combine(Folder, "b.engine"), "of another card");
        AssertEmpty();
    }

    [Fact]
    public void Two_processes_never_build_in_one_folder()
    {
        using var first = EngineCache.Open(Folder);
        Assert.ThrowsAny<IOException>(() => EngineCache.Open(Folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told()
    {
        File.WriteAllText(Path.Combine(_root.FullName, "tensorrt"), "a file where the folder should be");
        Assert.ThrowsAny<IOException>(() => EngineCache.Open(Folder));
    }

    [Fact]
    public void Another_card_driver_or_model_has_another_folder()
    {
        string[][] machines = [["RTX", "570", "10.9", "abc"], ["GTX", "570", "10.9", "abc"], ["RTX", "580", "10.9", "abc"],
            ["RTX", "570", "10.13", "abc"], ["RTX", "570", "10.9", "abd"]];
        var names = machines.Select(machine => EngineCache.NameFor("reader", machine)).ToList();
        Assert.Equal(machines.Length, names.Distinct().Count());
        Assert.Equal(names[0], EngineCache.NameFor("reader", machines[0]));
    }

    private void Build(string engine)
    {
        using var cache = EngineCache.Open(Folder);
        Assert.False(cache.IsSealed);
        File.WriteAllText(Engine, engine);
        cache.Seal();
    }

    private void AssertEmpty()
    {
        using var cache = EngineCache.Open(Folder);
        Assert.False(cache.IsSealed);
        Assert.False(File.Exists(Engine));
    }
}
