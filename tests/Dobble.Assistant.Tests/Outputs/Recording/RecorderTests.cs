using System.Text.Json;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs.Recording;
using Dobble.Assistant.Recordings;
using Dobble.Assistant.Settings;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Outputs.Recording;

public sealed class RecorderTests : IDisposable
{
    private readonly Film _film = new();

    public void Dispose() => _film.Dispose();

    [Fact]
    public async Task A_recorded_session_plays_the_same_images_in_order_at_the_same_times()
    {
        await using var recorder = _film.Recorder(segment: 1);
        recorder.Start("emoji");
        (int Number, double Time)[] frames = [(3, 10.0), (4, 10.0334), (7, 10.9), (8, 11.5), (9, 12.6)];
        foreach (var (number, time) in frames)
            await _film.RecordAsync(recorder, number, time);
        await recorder.StopAsync();

        var session = Assert.Single(_film.Sessions);
        Assert.Equal([(3, 0), (4, 0.0334), (7, 0.9), (8, 1.5), (9, 2.6)], Film.Play(session).Select(p => (p.Number, p.Time)));
        Assert.Equal(
            ["0001.avi", "0002.avi", "0003.avi", "events.jsonl", "session.json"],
            Directory.GetFiles(session).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(_film.Stops);
    }

    [Fact]
    public async Task The_images_keep_their_numbers_so_that_a_gap_is_seen()
    {
        await using var recorder = _film.Recorder();
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 3, 1);
        await _film.RecordAsync(recorder, 7, 2);
        await recorder.StopAsync();
        Assert.Equal([0L, 4L], AviFrame.ReadAll(Path.Combine(_film.Sessions[0], "0001.avi")).Select(frame => frame.Number));
    }

    [Fact]
    public async Task Events_are_in_the_file_at_once_and_count_from_the_first_image()
    {
        await using var recorder = _film.Recorder();
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 5, 20);
        await recorder.TakeAsync(Film.State(4, 19.9));
        await recorder.TakeAsync(Film.State(5, 20));
        await recorder.TakeAsync(Film.State(6, 20.5));

        var lines = ReadShared(Path.Combine(_film.Sessions[0], "events.jsonl"));
        Assert.Equal(
            ["""{"event":"silence","frame":0,"time":0,"reason":"one_card"}""",
                """{"event":"silence","frame":1,"time":0.5,"reason":"no_cards"}"""],
            lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Nothing_is_kept_before_the_start_and_after_the_stop()
    {
        await using var recorder = _film.Recorder();
        await _film.RecordAsync(recorder, 1, 0);
        Assert.False(Directory.Exists(_film.Folder));
        recorder.Start("emoji");
        Assert.True(recorder.IsRecording);
        await _film.RecordAsync(recorder, 2, 0.1);
        await recorder.StopAsync();
        await _film.RecordAsync(recorder, 3, 0.2);
        Assert.False(recorder.IsRecording);
        Assert.Equal([2], Film.Play(Assert.Single(_film.Sessions)).Select(p => p.Number));
    }

    [Fact]
    public async Task Stop_and_start_in_the_same_second_make_two_sessions()
    {
        await using var recorder = _film.Recorder();
        foreach (var number in new[] { 1, 2 })
        {
            recorder.Start("emoji");
            await _film.RecordAsync(recorder, number, number);
            await recorder.StopAsync();
        }

        Assert.Equal(["2026-11-23T20-15-07", "2026-11-23T20-15-07-2"], _film.Sessions.Select(Path.GetFileName));
        Assert.Equal([1, 2], _film.Sessions.SelectMany(Film.Play).Select(p => p.Number));
    }

    [Fact]
    public async Task An_image_of_another_size_begins_a_new_piece()
    {
        await using var recorder = _film.Recorder();
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 1, 0);
        await _film.RecordAsync(recorder, 2, 0.1, new Size(80, 60));
        await recorder.StopAsync();
        Assert.Equal([(1, new Size(64, 48)), (2, new Size(80, 60))], Film.Play(_film.Sessions[0]).Select(p => (p.Number, p.Size)));
        Assert.Equal(2, SessionFolder.Segments(_film.Sessions[0]).Count);
    }

    [Fact]
    public async Task Below_the_limit_of_free_space_it_stops_says_so_once_and_what_there_is_plays()
    {
        var free = 1_200_000_000L;
        await using var recorder = _film.Recorder(_ => free -= 100_000_000, settings: new LiveSettings { MinFreeGigabytes = 1 });
        recorder.Start("emoji");
        for (var i = 0; i < 6; i++)
            await _film.RecordAsync(recorder, i, i);

        Assert.False(recorder.IsRecording);
        Assert.Contains("less than 1 GB is free", Assert.Single(_film.Stops), StringComparison.Ordinal);
        Assert.Equal([0, 1], Film.Play(_film.Sessions[0]).Select(p => p.Number));
        Assert.Empty(Directory.GetFiles(_film.Sessions[0], "*.part"));
    }

    [Fact]
    public async Task A_disk_without_room_from_the_start_gets_no_session()
    {
        await using var recorder = _film.Recorder(_ => 0, settings: new LiveSettings { MinFreeGigabytes = 1 });
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 1, 0);
        Assert.Single(_film.Stops);
        Assert.Empty(_film.Sessions);
    }

    [Fact]
    public async Task A_folder_that_vanishes_stops_it_with_one_sentence()
    {
        await using var recorder = _film.Recorder(segment: 1);
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 1, 0);
        Directory.Delete(_film.Sessions[0], recursive: true);
        await _film.RecordAsync(recorder, 2, 5);
        await _film.RecordAsync(recorder, 3, 6);
        Assert.False(recorder.IsRecording);
        Assert.StartsWith($"Recording into {_film.Folder} stopped: ", Assert.Single(_film.Stops), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_says_what_was_played_and_keeps_no_password()
    {
        var settings = new LiveSettings { MinFreeGigabytes = 0, Camera = new SourceOptions { Source = "rtsp://me:secret@camera/1" } };
        await using var recorder = _film.Recorder(settings: settings);
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 1, 0);
        await recorder.StopAsync();

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(_film.Sessions[0], "session.json"), TestContext.Current.CancellationToken));
        var session = json.RootElement;
        Assert.Equal("emoji", session.GetProperty("deck").GetString());
        Assert.Equal("emoji", SessionJson.DeckOf(_film.Sessions[0]));
        Assert.Equal("2026-11-23T20:15:07+00:00", session.GetProperty("started").GetString());
        Assert.Equal((64, 48), (session.GetProperty("width").GetInt32(), session.GetProperty("height").GetInt32()));
        Assert.StartsWith("0.", session.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.Equal("rtsp://camera/1", session.GetProperty("settings").GetProperty("camera").GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_folder_is_a_session_once_it_says_so_and_one_without_images_is_refused()
    {
        await using var recorder = _film.Recorder();
        recorder.Start("emoji");
        await _film.RecordAsync(recorder, 1, 0);
        await recorder.StopAsync();
        Assert.True(SessionSource.IsSession(_film.Sessions[0]));
        Assert.False(SessionSource.IsSession(_film.Folder));
        File.Delete(Path.Combine(_film.Sessions[0], "0001.avi"));
        Assert.Contains(
            "no image", Assert.Throws<DobbleException>(() => new SessionSource(_film.Sessions[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_be_pressed_while_images_and_events_come()
    {
        const int Presses = 20;
        await using var recorder = _film.Recorder(segment: 0.1);
        var stop = TestContext.Current.CancellationToken;
        var taken = 0;
        var pressed = false;
        var images = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref pressed); i++)
            {
                await _film.RecordAsync(recorder, i % 36, i / 30.0);
                Interlocked.Increment(ref taken);
            }
        }, stop);
        var events = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref pressed); i++)
            {
                await recorder.TakeAsync(Film.State(i, i / 30.0));
                await Task.Yield();
            }
        }, stop);
        for (var press = 0; press < Presses; press++)
        {
            recorder.Start("emoji");

            // The second image from here on was offered after the start, whatever was under way then.
            var before = Volatile.Read(ref taken);
            await Waiting.UntilAsync(() => Volatile.Read(ref taken) >= before + 2 || images.IsCompleted);
            await recorder.StopAsync();
        }

        Volatile.Write(ref pressed, true);
        await Task.WhenAll(images, events);
        Assert.Empty(_film.Stops);
        Assert.Equal(Presses, _film.Sessions.Count);
        Assert.All(_film.Sessions, session =>
        {
            var played = Film.Play(session).Select(p => p.Number).ToArray();
            Assert.Equal(Enumerable.Range(played[0], played.Length).Select(i => i % 36), played);
            Assert.Empty(Directory.GetFiles(session, "*.part"));
        });
    }

    [Fact]
    public async Task A_gap_does_not_change_the_rate_of_a_session()
    {
        await using var recorder = _film.Recorder();
        recorder.Start("emoji");
        foreach (var time in new[] { 0, 0.05, 0.1, 3, 3.05 })
            await _film.RecordAsync(recorder, 1, time);
        await recorder.StopAsync();
        using var source = new SessionSource(_film.Sessions[0]);
        Assert.Equal((20, 5, false), (Math.Round(source.Rate!.Value, 3), source.Length, source.IsLive));
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
