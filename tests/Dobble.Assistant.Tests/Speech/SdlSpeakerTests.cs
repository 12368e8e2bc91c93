using Dobble.Assistant.Speech;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dobble.Assistant.Tests.Speech;

public sealed class SdlSpeakerTests
{
    [Fact]
    public void What_is_said_after_the_end_is_not_heard_and_harms_nothing()
    {
        var speaker = new SdlSpeaker(() => { }, NullLogger<SdlSpeaker>.Instance);
        speaker.Dispose();
        speaker.Say(Tones.Clip("late", 300), cutsOff: true, TimeSpan.Zero, () => Assert.Fail("it was heard"));
        speaker.Dispose();
    }
}
