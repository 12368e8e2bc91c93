using System.Globalization;

namespace Dobble.Perf.Live;

/// <summary>What a process holds.</summary>
/// <param name="Resident">Memory in RAM, in bytes.</param>
/// <param name="Handles">Open files, sockets and devices.</param>
/// <param name="Threads">Threads.</param>
internal sealed record ProcessState(double Resident, int Handles, int Threads)
{
    /// <summary>As it is now; all 0 of a process that has ended.</summary>
    public static ProcessState Of(int process)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{process}/status");
            double Value(string name) => status.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line
                ? double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                : 0;
            return new ProcessState(
                1024 * Value("VmRSS:"), Directory.GetFileSystemEntries($"/proc/{process}/fd").Length, (int)Value("Threads:"));
        }
        catch (IOException)
        {
            return new ProcessState(0, 0, 0);
        }
    }
}
