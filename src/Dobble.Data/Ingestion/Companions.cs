using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Vision.Files;

namespace Dobble.Data.Ingestion;

/// <summary>Takes along what lies beside labels: the truth of cards, and cut-out symbols.</summary>
internal static class Companions
{
    /// <summary>
    /// Copies <c>truth.json</c> and <c>symbols/</c> from the folder of the labels, or from where <c>DIR/photos</c>,
    /// <c>DIR/symbols</c> has them.
    /// </summary>
    public static void Carry(string? folder, IngestFolder target, CancellationToken stop)
    {
        if (folder is null)
            return;
        string[] truths = [Path.Combine(folder, "truth.json"), Path.Combine(folder, VocLayout.Labels, "truth.json"),
            Path.Combine(folder, "photos", "truth.json")];
        if (truths.FirstOrDefault(File.Exists) is { } truth)
            AtomicFile.Copy(truth, target.Truth);
        var symbols = new[] { Path.Combine(folder, "symbols"), Path.Combine(folder, "..", "symbols") }.FirstOrDefault(AreSymbols);
        if (symbols is not null)
            AtomicFolder.Copy(Path.GetFullPath(symbols), target.Symbols, stop);
    }

    private static bool AreSymbols(string folder) =>
        Directory.Exists(Path.Combine(folder, "scans")) || Directory.Exists(Path.Combine(folder, "phone"));
}
