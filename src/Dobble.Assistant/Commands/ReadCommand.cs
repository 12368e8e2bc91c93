using System.CommandLine;
using System.Diagnostics;
using Dobble.Assistant.Annotation;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Reports;
using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Data.Reports;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble read PHOTO…</c>: the symbols that the cards of each photo share.</summary>
internal static class ReadCommand
{
    public static Command Create(Home home)
    {
        var photos = new Argument<string[]>("PHOTO")
        {
            Description = $"Photos, or folders of photos ({ImageFiles.Kinds}).",
            Arity = ArgumentArity.OneOrMore,
        };
        photos.Validators.Add(result =>
        {
            // An argument that takes many values would swallow a misspelt option.
            if (result.Tokens.Select(token => token.Value).FirstOrDefault(LooksLikeOption) is { } option)
                result.AddError($"Unknown option '{option}'; a photo of that name is written ./{option}");
        });
        var json = new Option<bool>("--json") { Description = "Print one JSON object a photo and nothing else." };
        var images = new Option<string?>("--out")
        { Description = "Folder to write the photos to, with what was seen drawn in.", HelpName = "DIR" };
        var command = new Command("read", "Reads photos of cards on a table.") { photos, json, images };
        var arguments = new ReaderArguments(command, "classic");

        command.SetAction(parsed =>
        {
            using var reader = new TableReader(AutoDeck.OfPhotos(arguments.Options(parsed, home), parsed.GetValue(photos)!));
            var threshold = arguments.Threshold(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var language = arguments.Language(parsed);
            var console = Terminal.On(output);
            var errors = Terminal.ForMessages(parsed.InvocationConfiguration.Error);
            Warn(reader, errors);
            var folder = parsed.GetValue(images) is { } path ? new ImageFolder(path) : null;
            Action<PhotoResult> report = parsed.GetValue(json)
                ? result => JsonReport.Write(output, result, reader.Deck.Symbols)
                : result => TableReport.Write(console, errors, result, reader.Deck.Symbols, language);

            using var annotator = folder is null ? null : new Annotator(reader.Deck.Symbols, language);
            return ReadAll(PhotoFiles.Expand(parsed.GetValue(photos)!), image =>
                reader.Read(image, threshold), reader.Deck, report, (source, image, reading) =>
            {
                if (folder is not null)
                    annotator!.Save(image, reading, folder.PathFor(source));
            });
        });
        return command;
    }

    /// <summary>Where a graphics card was to be used and does not work.</summary>
    private static void Warn(TableReader reader, IAnsiConsole errors)
    {
        if (reader.Models.Select(model => model.Notice).FirstOrDefault(notice => notice is not null) is { } notice)
            errors.Say(notice, Color.Yellow);
    }

    private static bool LooksLikeOption(string value) => value.Length > 1 && value[0] == '-';

    private static int ReadAll(
        IEnumerable<string> photos, Func<Mat, TableReading> read, Deck deck, Action<PhotoResult> report, Action<string, Mat,
        TableReading> draw)
    {
        var failed = false;
        foreach (var photo in photos)
        {
            var result = Read(photo, read, deck, draw);
            failed |= result.Error is not null;
            report(result);
        }

        return failed ? ExitCode.Failed : 0;
    }

    private static NoAnswerReason? WhyNoAnswer(Mat image, TableReading reading, Deck deck) => reading.Matches.Count > 0
        ? null
        : new NoAnswerDiagnosis(deck).Judge(image, reading.Cards, reading.Found);

    /// <summary>A photo that can't be read is a result as well, so that the others are still read.</summary>
    private static PhotoResult Read(string source, Func<Mat, TableReading> read, Deck deck, Action<string, Mat, TableReading> draw)
    {
        try
        {
            using var image = Photo.Load(source);
            var clock = Stopwatch.StartNew();
            var reading = read(image);
            clock.Stop();
            draw(source, image, reading);
            return new PhotoResult(source, reading, clock.Elapsed, null) { NoAnswer = WhyNoAnswer(image, reading, deck) };
        }
        catch (Exception e) when (e is DobbleException or OpenCVException or IOException or UnauthorizedAccessException)
        {
            return new PhotoResult(source, null, TimeSpan.Zero, e.Message);
        }
    }
}
