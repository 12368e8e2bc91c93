using CsCheck;
using Dobble.Scenes.Games;

namespace Dobble.Scenes.Tests.Games;

public sealed class GameScriptTests
{
    private const int Cards = 57;

    private static readonly Gen<GameScript> Scripts =
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 25])
            .Select((seed, rounds) => new GameScript(new GameOptions { Seed = seed, Rounds = rounds }, Cards));

    [Fact]
    public void Every_card_is_played_once_at_most() => Scripts.Sample(script =>
        script.Cards.Select(card => card.Card).Distinct().Count() == script.Cards.Count
            && script.Cards.All(card => card.Card is >= 0 and < Cards));

    [Fact]
    public void Cards_never_jump() => Scripts.Sample(
        script => script.Cards.All(card => Enumerable.Range(0, 100)
            .Select(i => card.Motion.Start + ((card.Motion.End - card.Motion.Start) * i / 100))
            .All(time => card.Motion.Speed(time) < 40)),
        iter: 30);

    [Fact]
    public void Cards_that_lie_are_one_to_three_and_never_overlap_but_in_a_pile() => Scripts.Sample(
        script =>
        {
            for (var time = 0.0; time < script.Length; time += 0.21)
            {
                var lying = script.Cards.Where(card => card.IsThere(time) && card.Motion.Speed(time) < 0.01).ToList();
                var free = lying.Where(card => !lying.Exists(
                    upper => script.Cards.Index().First(c => c.Item == upper).Index > script.Cards.Index().First(c => c.Item == card).Index
                    && Distance(upper.Motion.At(time), card.Motion.At(time)) < 0.2)).ToList();
                if (free.Count > 3 || free.Any(a => free.Exists(b => a != b && Distance(a.Motion.At(time), b.Motion.At(time)) < 2)))
                    return false;
            }

            return true;
        },
        iter: 20);

    [Fact]
    public void A_hand_comes_with_every_card_that_moves() => Scripts.Sample(
        script => script.Cards.All(card => Enumerable.Range(0, 60)
            .Select(i => card.Motion.Start + ((card.Motion.End - card.Motion.Start) * i / 60))
            .Where(time => card.Motion.Speed(time) > 0.3)
            .All(time => script.Hands.Any(
                hand => hand.Tip.Start - 0.05 <= time && time <= hand.Tip.End && Distance(hand.Tip.At(time), card.Motion.At(time)) < 1.2))),
        iter: 20);

    private static double Distance(Key a, Key b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
}
