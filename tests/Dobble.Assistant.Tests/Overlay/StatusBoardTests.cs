using Dobble.Assistant.Overlay.Scenes;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Overlay;

public sealed class StatusBoardTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StatusBoard _board;

    public StatusBoardTests() => _board = new StatusBoard(_clock, OverlayStatus.Blank);

    [Fact]
    public void The_rate_is_that_of_the_last_second()
    {
        Read(frames: 40);

        Assert.InRange(_board.Current.FramesPerSecond, 29, 31);
        Assert.Equal(TimeSpan.FromMilliseconds(15), _board.Current.Delay);
    }

    [Fact]
    public void A_second_without_a_frame_has_no_rate()
    {
        Read(frames: 40);
        _clock.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal((0.0, null), (_board.Current.FramesPerSecond, _board.Current.Delay));
    }

    [Fact]
    public void An_input_that_stalls_is_gone_though_nobody_said_so_until_a_frame_comes()
    {
        Assert.False(_board.Current.IsSourceGone);
        Read(frames: 2);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True(_board.Current.IsSourceGone);

        Read(frames: 1);

        Assert.False(_board.Current.IsSourceGone);
    }

    [Fact]
    public void Who_pauses_reading_has_a_camera_all_the_same()
    {
        Read(frames: 2);
        _board.Set(status => status with { IsPaused = true });
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(_board.Current.IsSourceGone);
    }

    private void Read(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1.0 / 30));
            _board.Count(TimeSpan.FromMilliseconds(15));
        }
    }
}
