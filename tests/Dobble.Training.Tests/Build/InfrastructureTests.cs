using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Build;

public sealed class InfrastructureTests
{
    [Fact]
    public async Task The_files_of_Terraform_are_well_formed()
    {
        try
        {
            var start = new ProcessStartInfo("terraform", ["fmt", "-check", "-diff", Path.Combine(TestPaths.Root, "infra", "aws")])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await output + await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs terraform");
        }
    }
}
