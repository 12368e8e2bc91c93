using Dobble.Data.DataSets;
using Dobble.Data.Ingestion;
using Dobble.Data.Models;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipeline.Tracing;

/// <summary>What a run's folder still has of the data that went through it.</summary>
internal sealed class RunData
{
    private readonly string _folder;
    private readonly PipelineFile _settings;

    /// <param name="folder">The run's folder.</param>
    /// <exception cref="DobbleException">Its settings cannot be read, or its data are no longer kept.</exception>
    public RunData(string folder)
    {
        _folder = folder;
        _settings = PipelineFile.Load(Path.Combine(folder, "pipeline.yaml"), []);
        Common = (PipelineSettings)_settings.Read(PipelineFile.Common, typeof(PipelineSettings));
        Deck = Common.LoadDeck();
        DataFolder = new[] { "download", "split", "convert" }.Select(Files)
            .FirstOrDefault(f => Directory.Exists(Path.Combine(f, "Annotations"))) ?? throw new DobbleException(
                $"{folder}: its data set is not, or no longer, in the cache; run the pipeline again, then follow the photo there");
        Labels = VocFolder.Load(DataFolder, Deck);
    }

    /// <summary>What all its steps share.</summary>
    public PipelineSettings Common { get; }

    /// <summary>The deck that its labels belong to.</summary>
    public Deck Deck { get; }

    /// <summary>Its data set.</summary>
    public string DataFolder { get; }

    /// <summary>The photos of the data set, and what is wrong with others.</summary>
    public LabelSet Labels { get; }

    /// <summary>How training images were made.</summary>
    public LoadSettings Load => (LoadSettings)_settings.Read(LoadStep.StepName, typeof(LoadSettings));

    /// <summary>How the model was evaluated.</summary>
    public EvaluateSettings Evaluation => (EvaluateSettings)_settings.Read("evaluate", typeof(EvaluateSettings));

    /// <summary>The model that came out; null where none did.</summary>
    public ModelBundle? Model => new[] { "evaluate", "register", "export" }.Select(step => BundleOutput.In(Files(step)))
        .FirstOrDefault(bundle => File.Exists(bundle.Finder) && File.Exists(bundle.Reader));

    /// <summary>Whether a training began with weights that had learnt before.</summary>
    public bool BeganWithWeights => RunFolder.Read(_folder).Steps.Any(s => s.Facts.GetValueOrDefault("from", "nothing") != "nothing");

    /// <summary>What came in under a name, and where it lies; null where the run did not ingest, or it did not come in.</summary>
    public (IngestedPhoto Photo, string Image)? Ingested(string stem) =>
        Directory.Exists(Files("ingest")) && Ingester.Read(Files("ingest")).Photos
            .FirstOrDefault(p => StemOf(p.File) == stem || StemOf(p.Source) == stem) is { } photo
            ? (photo, Ingester.ImageOf(Files("ingest"), photo)) : null;

    /// <summary>The lists of the data set that name a photo, such as <c>train</c>.</summary>
    public string[] ListsOf(string stem)
    {
        var lists = Path.Combine(DataFolder, "ImageSets", "Main");
        return !Directory.Exists(lists) ? [] :
        [
            .. Directory.GetFiles(lists, "*.txt").Where(f => File.ReadLines(f).Any(l => l.Trim() == stem))
                .Select(StemOf).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>What the steps had to say against a photo: left out, in part or whole.</summary>
    public string[] ErrorsOf(string stem)
    {
        var ingest = Directory.Exists(Files("ingest")) ? Ingester.Read(Files("ingest")).LeftOut : [];
        var log = Path.Combine(_folder, "log.txt");
        return [.. ingest.Concat(Labels.Errors).Select(e => e.ToString()).Concat(File.Exists(log) ? File.ReadLines(log) : [])
            .Where(line => Names(line, stem)).Select(line => line.Trim()).Distinct()];
    }

    /// <summary>The findings of <c>validate-data</c> about a file.</summary>
    public string[] FindingsOf(string file)
    {
        var findings = Path.Combine(Files("validate-data"), "findings.jsonl");
        return !File.Exists(findings) ? [] :
            [.. File.ReadLines(findings).Where(l => l.Contains($"\"file\":\"{file}\"", StringComparison.Ordinal))];
    }

    /// <summary>What a photo is called, however it is named.</summary>
    public static string StemOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private string Files(string step) => Path.Combine(_folder, "artifacts", step);

    private static bool Names(string line, string stem)
    {
        for (var at = line.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = line.IndexOf(stem, at + 1, StringComparison.Ordinal))
        {
            var end = at + stem.Length;
            if ((at == 0 || !char.IsLetterOrDigit(line[at - 1])) && (end == line.Length || line[end] == '.'))
                return true;
        }

        return false;
    }
}
