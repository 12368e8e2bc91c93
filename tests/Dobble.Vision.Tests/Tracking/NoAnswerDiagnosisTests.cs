using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;

namespace Dobble.Vision.Tests.Tracking;

/// <summary>Why nothing is said, told from what was measured.</summary>
public sealed class NoAnswerDiagnosisTests
{
    private static readonly ImageQuality Good = Scripted.Good;

    private static readonly CardReading Known = Scripted.Card(3, 100, 100);
    private static readonly CardReading Unreadable = Scripted.Unreadable(400, 100);

    [Fact]
    public void An_empty_table_has_no_cards_unless_it_is_too_dark_or_blurred_to_tell()
    {
        Assert.Equal(NoAnswerReason.NoCards, Judge(Good));
        Assert.Equal(NoAnswerReason.TooDark, Judge(Good with { Brightness = 0.05f }));
        Assert.Equal(NoAnswerReason.Blurred, Judge(Good with { Sharpness = 0.05f }));
        Assert.Equal(NoAnswerReason.TooBright, Judge(Good with { Clipped = 0.8f }));
    }

    [Fact]
    public void One_card_that_is_well_known_waits_for_another() => Assert.Equal(NoAnswerReason.OneCard, Judge(Good, Known));

    [Fact]
    public void Two_known_cards_only_need_another_look() =>
        Assert.Equal(NoAnswerReason.Looking, Judge(Good, Known, Scripted.Card(9, 400, 100)));

    [Fact]
    public void The_light_is_to_blame_before_the_cards_are()
    {
        Assert.Equal(NoAnswerReason.TooDark, Judge(Good with { Brightness = 0.1f }, Known, Unreadable));
        Assert.Equal(NoAnswerReason.TooBright, Judge(Good with { Clipped = 0.8f, Glare = 0.1f }, Known, Unreadable));
        Assert.Equal(NoAnswerReason.Glare, Judge(Good with { Glare = 0.1f }, Known, Unreadable));
        Assert.Equal(NoAnswerReason.NoColour, Judge(Good with { Colour = 0.02f }, Known, Unreadable));
        Assert.Equal(NoAnswerReason.Blurred, Judge(Good with { Sharpness = 0.1f }, Known, Unreadable));
    }

    [Fact]
    public void A_dark_image_whose_cards_are_known_all_the_same_is_not_too_dark() =>
        Assert.Equal(NoAnswerReason.OneCard, Judge(Good with { Brightness = 0.05f }, Known));

    [Fact]
    public void A_card_of_few_pixels_is_too_far_away() =>
        Assert.Equal(NoAnswerReason.TooFar, Judge(Good, Known, Scripted.Card(9, 400, 100, seen: 1, sure: 0.3f, radius: 15)));

    [Fact]
    public void What_may_be_a_card_but_shows_no_symbols_is_too_far_away_where_it_is_small() =>
        Assert.Equal(NoAnswerReason.TooFar, Judge(Good with { SmallestRadius = 15 }));

    [Fact]
    public void A_card_that_the_camera_sees_as_a_flat_strip_is_tilted()
    {
        var flat = Unreadable with { Outline = Unreadable.Outline with { B = 0.3f * Unreadable.Outline.A } };
        Assert.Equal(NoAnswerReason.Tilted, Judge(Good, Known, flat));
    }

    [Fact]
    public void No_light_makes_a_card_of_another_deck_known() => Assert.Equal(
        NoAnswerReason.UnknownCards,
        Judge(Good with { Clipped = 0.8f, Colour = 0.02f }, Known, Scripted.Negative(400, 100, 1, 2, 3, 4, 5, 6, 7, 8)));

    [Fact]
    public void A_card_with_most_symbols_hidden_is_covered() =>
        Assert.Equal(NoAnswerReason.Covered, Judge(Good, Known, Scripted.Card(9, 400, 100, seen: 1)));

    [Fact]
    public void A_card_that_may_be_either_of_two_leaves_two_answers()
    {
        var (deck, known) = (Scripted.Deck, 3);
        var first = Enumerable.Range(10, 20).First(card => deck.SharedSlot(known, card) != deck.SharedSlot(known, 9));
        Assert.Equal(NoAnswerReason.Ambiguous, Judge(Good, Known, Scripted.Either(9, first, 400, 100)));
    }

    [Fact]
    public void Cards_of_another_deck_are_unknown() =>
        Assert.Equal(NoAnswerReason.UnknownCards, Judge(Good, Known, Scripted.Negative(400, 100, 1, 2, 3, 4, 5, 6, 7, 8)));

    [Fact]
    public void Cards_of_any_deck_that_are_compared_with_each_other_are_not_unknown_nor_covered_where_they_have_few_symbols()
    {
        CardReading[] cards = [Close(100, 1, 2, 3), Close(400, 4, 5, 6)];

        Assert.Equal(NoAnswerReason.Ambiguous, Judge(Good, cards));
        Assert.Equal(NoAnswerReason.Ambiguous, Judge(Good with { Clipped = 0.8f }, cards));
        Assert.Equal(NoAnswerReason.Blurred, Judge(Good with { Sharpness = 0.01f }, cards));

        static CardReading Close(double x, params int[] looks)
        {
            var card = Scripted.Negative(x, 100, looks);
            return card with { CloseUps = [.. card.Symbols.Select(symbol => symbol.Detection.Embedding)] };
        }
    }

    private static NoAnswerReason Judge(ImageQuality quality, params CardReading[] cards) =>
        new NoAnswerDiagnosis(Scripted.Deck).Judge(cards, quality);
}
