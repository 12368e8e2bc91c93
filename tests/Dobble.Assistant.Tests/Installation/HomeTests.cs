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
}
