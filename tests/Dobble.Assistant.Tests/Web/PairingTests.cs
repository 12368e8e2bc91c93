using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Web;

public sealed class PairingTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StatusBoard _board;
    private readonly LiveVoice _voice = new(new PipelineControl(), null!, _ => null!, new HeardNames());
    private readonly Pairing _pairing;

    public PairingTests()
    {
        _board = new StatusBoard(_clock, OverlayStatus.Blank);
        _pairing = At("0.0.0.0");
        _pairing.Tell();
    }

    private string Shown => _board.Current.Invitation![^7..].Replace(" ", "", StringComparison.Ordinal);

    public void Dispose() => _voice.Dispose();

    [Fact]
    public void The_screen_shows_the_code_that_is_taken() => Assert.True(_pairing.Take(Shown));

    [Fact]
    public void After_ten_wrong_codes_there_is_another_and_none_is_taken_for_a_while()
    {
        var first = Shown;
        for (var i = 0; i < 10; i++)
            Assert.False(_pairing.Take("12345"));
        Assert.NotEqual(first, Shown);
        Assert.False(_pairing.Take(Shown));
        _clock.Advance(Pairing.LockOut);
        Assert.False(_pairing.Take(first));
        Assert.True(_pairing.Take(Shown));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("0.0.0.0", true)]
    [InlineData("192.168.1.5", true)]
    public void A_code_is_asked_for_unless_only_this_machine_can_ask(string address, bool isNeeded) =>
        Assert.Equal(isNeeded, At(address).IsNeeded);

    private Pairing At(string address) => new(
        new LiveSettings { Web = true, WebAddress = address }, _board, _voice, _clock, NullLogger<Pairing>.Instance);
}
