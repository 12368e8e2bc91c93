using Dobble.Assistant.Models;
using Dobble.Vision;

namespace Dobble.Assistant.Tests.Models;

public sealed class InstalledModelsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    private InstalledModels Models => new("/shipped", _folder.File("installed"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_nothing_was_fetched_the_shipped_model_is_in_use()
    {
        Assert.Equal(((string?)null, "/shipped"), (Models.InUse, Models.Current));
        Assert.Empty(Models.All);
    }

    [Fact]
    public void A_fetched_model_is_in_use_and_the_one_before_can_be_gone_back_to()
    {
        Install("one");
        Assert.Equal("one", Models.InUse);
        Install("two");
        Assert.Equal(_folder.File("installed/two"), Models.Current);
        Assert.Equal("one", Models.Rollback());
        Assert.Equal("two", Models.Rollback());
    }

    [Fact]
    public void Going_back_from_the_first_one_leads_to_the_shipped_model()
    {
        Assert.Throws<DobbleException>(() => Models.Rollback());
        Install("one");
        Assert.Equal(InstalledModels.Shipped, Models.Rollback());
        Assert.Null(Models.InUse);
        Assert.Equal("one", Models.Rollback());
    }

    [Fact]
    public void The_last_two_are_kept()
    {
        foreach (var id in new[] { "one", "two", "three", "four" })
            Install(id);
        Assert.Equal(["four", "three"], Models.All.Select(m => m.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_model_fetched_twice_is_one_and_forgets_nothing()
    {
        Install("one");
        Install("two");
        Install("two");
        Assert.Equal(2, Models.All.Count);
        Assert.Equal("one", Models.Rollback());
    }

    [Fact]
    public void A_model_that_was_damaged_is_mended_by_fetching_it_again()
    {
        Install("one");
        File.WriteAllText(_folder.File("installed/one/reader.onnx"), "damaged");
        Install("one");
        Assert.Equal("one", File.ReadAllText(_folder.File("installed/one/reader.onnx")));
        Assert.Equal("one", Models.InUse);
    }

    [Fact]
    public void The_one_before_is_kept_though_the_shipped_one_was_used_between()
    {
        Install("one");
        Models.Use(InstalledModels.Shipped);
        Install("two");
        Assert.Equal(["one", "two"], Models.All.Select(m => m.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_fetch_that_is_going_on_keeps_its_folder_and_one_that_was_killed_does_not()
    {
        var (going, killed) = (Models.NewFolder(), Models.NewFolder());
        Directory.SetLastWriteTimeUtc(killed, Noon.UtcDateTime.AddDays(-2));
        Directory.SetLastWriteTimeUtc(going, Noon.UtcDateTime.AddMinutes(-1));
        Install("one");
        Assert.Equal((true, false), (Directory.Exists(going), Directory.Exists(killed)));
    }

    [Fact]
    public void A_model_is_used_by_its_name_and_the_shipped_one_by_its()
    {
        Install("one");
        Models.Use(InstalledModels.Shipped);
        Assert.Null(Models.InUse);
        Models.Use("one");
        Assert.Equal("one", Models.InUse);
        Assert.Contains("dobble model list", Assert.Throws<DobbleException>(() => Models.Use("nobody")).Message, StringComparison.Ordinal);
        Assert.Throws<DobbleException>(() => Models.Use("../one"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"current\":\"../../etc\"}")]
    [InlineData("{\"current\":\"gone\"}")]
    public void A_pointer_that_is_broken_hostile_or_leads_nowhere_means_the_shipped_model(string text)
    {
        Directory.CreateDirectory(_folder.File("installed"));
        File.WriteAllText(_folder.File("installed/current.json"), text);
        Assert.Equal("/shipped", Models.Current);
    }

    private void Install(string id)
    {
        var fetched = Models.NewFolder();
        File.WriteAllText(Path.Combine(fetched, "reader.onnx"), id);
        Models.Install(fetched, id, "a test", Noon);
    }
}
