using Dobble.Assistant.Installation;

namespace Dobble.Assistant.Tests.Installation;

public sealed class HomeTests
{
    [Fact]
    public void An_installed_program_keeps_models_and_recordings_among_the_users_data()
    {
        var home = new Home(AppContext.BaseDirectory);
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal(
            (Path.Combine(data, "dobble", "models"), Path.Combine(data, "dobble", "recordings")), (home.Models.Folder, home.Recordings));
    }

    [Fact]
    public void In_a_folder_of_ones_own_they_stay_in_that_folder()
    {
        using var folder = new TempFolder();
        var home = new Home(folder.Path);
        Assert.Equal((folder.File("models/installed"), folder.File("recordings")), (home.Models.Folder, home.Recordings));
    }

    [Fact]
    public void A_model_that_compares_no_symbols_leaves_that_to_the_shipped_one()
    {
        using var folder = new TempFolder();
        var home = new Home(folder.Path);
        var installed = Directory.CreateDirectory(folder.File("fetched")).FullName;
        File.WriteAllText(Path.Combine(installed, "reader.onnx"), "a network");
        home.Models.Install(installed, "one", "here", DateTimeOffset.UnixEpoch);
        Assert.Equal(folder.File("models/comparer.onnx"), home.ComparerModel);

        File.WriteAllText(Path.Combine(home.Models.Current, "comparer.onnx"), "a network");
        Assert.Equal(Path.Combine(home.Models.Current, "comparer.onnx"), home.ComparerModel);
    }
}
