using System.CommandLine;
using Dobble.Training.Pipelines;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary>The arguments that training commands share.</summary>
internal sealed class TrainArguments
{
    private readonly Argument<string[]> _data = new("DATA")
    {
        Description = "Data folders, each with photos/ (Pascal VOC) and symbols/scans, symbols/phone.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _config = new("--config") { Description = "YAML configuration [default: models/KIND.yaml]", HelpName = "FILE" };
    private readonly Option<string[]> _holdOut = new("--hold-out") { Description = "Series of photos to keep out of training and to validate on, comma-separated.", HelpName = "SERIES" };
    private readonly Option<string> _models = new("--out") { Description = "Folder to write the model to.", HelpName = "DIR" };
    private readonly Option<string?> _run = new("--run") { Description = "Folder for checkpoints, log and plots; a run that was stopped goes on from there [default: runs/KIND]", HelpName = "DIR" };
    private readonly Option<string?> _from = new("--from") { Description = "Start from the weights of this run instead of from nothing.", HelpName = "DIR" };
    private readonly string _kind;

    public TrainArguments(Command command, string kind)
    {
        _kind = kind;
        _models.DefaultValueFactory = _ => Path.Combine(Repository.Root, "models");
        _holdOut.AllowMultipleArgumentsPerToken = true;
        command.Arguments.Add(_data);
        foreach (var option in new Option[] { _config, _holdOut, _models, _run, _from })
            command.Options.Add(option);
    }

    public string Config(ParseResult parsed) => parsed.GetValue(_config) ?? Path.Combine(Repository.Root, "models", _kind + ".yaml");

    public string Models(ParseResult parsed) => parsed.GetValue(_models)!;

    public string? From(ParseResult parsed) => parsed.GetValue(_from);

    public RunContext Run(ParseResult parsed) =>
        new(parsed.GetValue(_run) ?? Path.Combine("runs", _kind), AnsiConsole.Console, TimeProvider.System);

    public DataSource Data(ParseResult parsed, Deck deck)
    {
        var folders = parsed.GetValue(_data)!;
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
            throw new DobbleException($"{missing}: no such folder; name a folder of training data");
        var series = (parsed.GetValue(_holdOut) ?? []).SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return new DataSource(folders, series, deck);
    }
}
