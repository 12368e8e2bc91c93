using System.Diagnostics;

namespace Dobble.Training.Commands;

/// <summary>Shows pages to people.</summary>
internal static class Browser
{
    /// <summary>Opens a page or address; does nothing where there is no screen or no browser.</summary>
    public static void Open(string address)
    {
        if (Environment.GetEnvironmentVariable("DISPLAY") is null && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null)
            return;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("xdg-open", [address]) { RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The address was printed.
        }
    }
}
