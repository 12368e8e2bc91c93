namespace Dobble.Scenes.Games;

/// <summary>
/// What happens in a game: which cards are laid, piled up, moved, covered and taken, when and by which hands. The same seed
/// makes the same game.
/// </summary>
internal sealed class GameScript
{
    private const double OffTable = 9;

    private static readonly (double X, double Y)[] Places = [(-2.75, 0.15), (2.75, 0.1), (0, -0.15)];

    private readonly Random _random;
    private readonly Queue<int> _stock;
    private readonly List<GameCard> _cards = [];
    private readonly List<GameHand> _hands = [];
    private readonly GameCard?[] _lying = new GameCard?[Places.Length];
    private readonly List<double> _arrivals = [];
    private double _now = 0.4;

    public GameScript(GameOptions options, int cardsInDeck)
    {
        _random = new Random(options.Seed);
        var order = Enumerable.Range(0, cardsInDeck).ToArray();
        _random.Shuffle(order);
        _stock = new Queue<int>(order);
        Lay(0);
        for (var round = 0; round < options.Rounds && _stock.Count > 0; round++)
            Play(round);
        Length = _now + 0.5;
    }

    /// <summary>The cards, the lower ones of a pile first.</summary>
    public IReadOnlyList<GameCard> Cards => _cards;

    public IReadOnlyList<GameHand> Hands => _hands;

    /// <summary>Seconds at which cards come to lie.</summary>
    public IReadOnlyList<double> Arrivals => _arrivals;

    /// <summary>Seconds.</summary>
    public double Length { get; }

    private void Play(int round)
    {
        var free = Array.FindIndex(_lying, card => card is null);
        var count = _lying.Count(card => card is not null);
        if (round == 0)
            Lay(1);
        else if (count == Places.Length)
            TakeAndReplace();
        else if (_random.Chance(0.2))
            Lay(free);
        else if (_random.Chance(0.5))
            Lay(Taken());
        else
            Replace();
        Rest();
    }

    /// <summary>Of three cards one goes for good.</summary>
    private void TakeAndReplace()
    {
        Take(_random.Next(Places.Length));
        Replace();
    }

    private int Taken() => _random.Pick([.. Enumerable.Range(0, Places.Length).Where(i => _lying[i] is not null)]);

    /// <summary>A card is taken away and another one laid in its place.</summary>
    private void Replace()
    {
        var place = Taken();
        Take(place);
        Lay(place);
    }

    private void Rest()
    {
        _now += _random.Between(1.5, 2.3);
        if (_random.Chance(0.2))
            Move(Taken());
        else if (_random.Chance(0.2))
            Cover(Taken());
    }

    /// <summary>A hand brings the next card, onto the one that may lie there.</summary>
    private void Lay(int place)
    {
        if (!_stock.TryDequeue(out var number))
            return;
        var (direction, duration) = (Direction(), _random.Between(0.55, 0.9));
        var (x, y) = (Places[place].X + _random.Between(-0.2, 0.2), Places[place].Y + _random.Between(-0.2, 0.2));
        if (_lying[place] is { } below)
            (x, y, below.Gone) = (below.Motion.Last.X + _random.Between(-0.03, 0.03), below.Motion.Last.Y + _random.Between(-0.03, 0.03),
                _now + duration + 0.5);
        var (dx, dy) = (Math.Cos(direction), Math.Sin(direction));
        var turn = _random.Angle();
        var motion = new Motion();
        motion.Add(new Key(_now, x - (OffTable * dx), y - (OffTable * dy), turn - _random.Between(-0.5, 0.5)));
        motion.Add(new Key(_now + duration, x, y, turn));
        var card = new GameCard(number, motion);
        _cards.Add(card);
        _lying[place] = card;
        _arrivals.Add(_now + duration);
        Hand(direction, [motion.At(_now), motion.Last], rim: 0.8);
        _now += duration + 0.45;
    }

    private void Take(int place)
    {
        var card = _lying[place]!;
        var (direction, duration, at) = (Direction(), _random.Between(0.5, 0.8), card.Motion.Last);
        var grasp = _now + 0.4;
        card.Motion.Rest(grasp);
        var away = at with
        { Time = grasp + duration, X = at.X - (OffTable * Math.Cos(direction)), Y = at.Y - (OffTable * Math.Sin(direction)) };
        card.Motion.Add(away);
        card.Gone = away.Time;
        Hand(direction, [at with { Time = grasp }, away], rim: 0.8, comes: _now);
        _lying[place] = null;
        _now = away.Time;
    }

    /// <summary>A card is pushed a little and turned.</summary>
    private void Move(int place)
    {
        var (card, direction) = (_lying[place]!, Direction());
        var (grasp, at) = (_now + 0.4, card.Motion.Last);
        card.Motion.Rest(grasp);
        var (x, y) = (Places[place].X + _random.Between(-0.25, 0.25), Places[place].Y + _random.Between(-0.25, 0.25));
        var there = new Key(grasp + _random.Between(0.3, 0.6), x, y, at.Turn + _random.Between(-1.2, 1.2));
        card.Motion.Add(there);
        Hand(direction, [at with { Time = grasp }, there], rim: 0.8, comes: _now);
        _now = there.Time + 0.6;
    }

    /// <summary>A hand lies over a card for a moment.</summary>
    private void Cover(int place)
    {
        var at = _lying[place]!.Motion.Last;
        var (come, stay) = (_now + 0.35, _random.Between(0.2, 0.5));
        Hand(Direction(), [at with { Time = come }, at with { Time = come + stay }], rim: _random.Between(-0.5, 0.2), comes: _now);
        _now = come + stay + 0.5;
    }

    /// <summary>A hand that goes along with something, having come before and leaving afterwards.</summary>
    private void Hand(double direction, Key[] along, double rim, double? comes = null)
    {
        Key Behind(Key at, double by, double time) =>
            at with { Time = time, X = at.X - (by * Math.Cos(direction)), Y = at.Y - (by * Math.Sin(direction)) };
        var tip = new Motion();
        if (comes is { } time)
            tip.Add(Behind(along[0], OffTable, time));
        foreach (var key in along)
            tip.Add(Behind(key, rim, key.Time));
        tip.Add(Behind(along[^1], OffTable + 3, along[^1].Time + 0.5));
        _hands.Add(new GameHand(_random.Next(), direction, tip));
    }

    /// <summary>Players sit below the image and at its sides.</summary>
    private double Direction() => (-Math.PI / 2) + _random.Between(-1.1, 1.1);
}
