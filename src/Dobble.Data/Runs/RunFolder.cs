using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Runs;

/// <summary>
/// The folder of a run: <c>run.json</c>, <c>pipeline.yaml</c> (every setting), <c>log.txt</c>, <c>index.html</c>, and links in
/// <c>artifacts</c> to what its steps made.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string RecordName = "run.json";
    private const string LockName = "at-work";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly StreamWriter _log;
    private readonly FileStream _lock;

    private RunFolder(string path, RunRecord record)
    {
        Path = path;
        Record = record;
        Directory.CreateDirectory(System.IO.Path.Combine(path, "artifacts"));
        _lock = FileLock.Take(System.IO.Path.Combine(path, LockName));
        _log = new StreamWriter(System.IO.Path.Combine(path, "log.txt"), append: true) { AutoFlush = true };
        // What is sent to a server while the run is at work may have something to say, too.
        Log = TextWriter.Synchronized(_log);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The run as it stands.</summary>
    public RunRecord Record { get; private set; }

    /// <summary>Where the run says what it does.</summary>
    public TextWriter Log { get; }

    /// <summary>Makes the folder of a new run; its name tells when it began.</summary>
    public static RunFolder Create(string runs, RunRecord record)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture, $"{record.Started:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
        var folder = new RunFolder(System.IO.Path.Combine(runs, id), record with { Id = id });
        folder.Save();
        return folder;
    }

    /// <summary>The run of a folder.</summary>
    /// <exception cref="DobbleException">There is none, or its record is broken.</exception>
    public static RunRecord Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, RecordName);
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(path), Format)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{folder}: no run here; `dobble-train runs` lists them", e);
        }
        catch (JsonException e)
        {
            throw new DobbleException($"{path}: is broken; remove the run's folder", e);
        }
    }

    /// <summary>Whether a program is at work on a run: one that says so and is not was killed.</summary>
    public static bool IsAtWork(string folder) => FileLock.IsHeld(System.IO.Path.Combine(folder, LockName));

    /// <summary>Every run that can be read, the newest first; one that was killed is told as stopped.</summary>
    public static IReadOnlyList<RunRecord> All(string runs) => !Directory.Exists(runs) ? [] :
    [
        .. Directory.GetDirectories(runs).Where(d => File.Exists(System.IO.Path.Combine(d, RecordName)))
            .OrderDescending(StringComparer.Ordinal).Select(d => TryRead(d)).OfType<RunRecord>()
            .Select(r => r.Status is RunStatus.Running or RunStatus.Waiting && !IsAtWork(System.IO.Path.Combine(runs, r.Id))
                ? Killed(r) : r),
    ];

    /// <summary>Writes a record back to its folder.</summary>
    public static void Save(string folder, RunRecord record)
    {
        AtomicFile.Write(System.IO.Path.Combine(folder, RecordName), JsonSerializer.Serialize(record, Format));
    }

    /// <summary>Changes the run's record, and with it the page.</summary>
    public void Update(Func<RunRecord, RunRecord> change)
    {
        Record = change(Record);
        Save();
    }

    /// <summary>Changes the record of one step.</summary>
    public void Update(string step, Func<StepRecord, StepRecord> change) =>
        Update(r => r with { Steps = [.. r.Steps.Select(s => s.Name == step ? change(s) : s)] });

    /// <summary>Keeps what a training has come to, and shows it; <see cref="RunCurves.Keep"/>.</summary>
    public void KeepTraining(string step, int part, string log)
    {
        RunCurves.Keep(Path, step, part, log);
        Update(step, s => s with { Grids = RunCurves.GridsOf(Path, step) });
    }

    /// <summary>Links to what a step made; paths in the run's folder.</summary>
    public string Link(string step, string files)
    {
        var link = System.IO.Path.Combine(Path, "artifacts", step);
        // A link may lead nowhere: what it led to has moved to its place.
        if (new DirectoryInfo(link).LinkTarget is not null)
            File.Delete(link);
        var target = System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(link)!, files);
        Directory.CreateSymbolicLink(link, target);
        return "artifacts/" + step;
    }

    /// <summary>Writes a file of the run.</summary>
    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _lock.Dispose();
    }

    private static RunRecord Killed(RunRecord run) => run with
    {
        Status = RunStatus.Stopped,
        Error = "killed; the same command goes on from there",
        Steps = [.. run.Steps.Select(s => s.Status == RunStatus.Running ? s with { Status = RunStatus.Stopped } : s)],
    };

    private static RunRecord? TryRead(string folder)
    {
        try
        {
            return Read(folder);
        }
        catch (DobbleException)
        {
            return null;
        }
    }

    private void Save()
    {
        Save(Path, Record);
        Write("index.html", RunPage.Of(Record));
    }
}
