using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tracking;

/// <summary>One card over frames: where it is, how it moves, which card it is, and whether it is confirmed to be one.</summary>
internal sealed class CardTrack
{
    /// <summary>Probability from which a card counts as surely read.</summary>
    public const double Sure = 0.99;

    private const int HitsWhenSure = 2;
    private const int HitsWhenUnsure = 5;
    private const int MissesOfDoubtful = 2;

    /// <summary>Frames in a row after which a card that was surely read was no misreading.</summary>
    private const int HitsOfEstablished = 3;

    /// <summary>Speed in radii a second up to which a card lies still.</summary>
    private const double Still = 0.5;

    /// <summary>Way, in radii, after which an observation counts in full however little time has gone by.</summary>
    private const double WayToIndependence = 0.25;

    private static readonly TimeSpan TimeWhenUnsure = TimeSpan.FromMilliseconds(150);

    private readonly CardDecoder _decoder;
    private readonly TrackerOptions _options;
    private readonly CardEvidence _evidence;
    private readonly bool _isOnAnother;
    private int _misses;
    private int _sureHits;

    public CardTrack(int id, TimeSpan time, CardReading observation, CardDecoder decoder, TrackerOptions options, bool isOnAnother)
    {
        _isOnAnother = isOnAnother;
        (Id, _decoder, _options, Latest, FirstSeen, LastSeen) = (id, decoder, options, observation, time, time);
        _evidence = new CardEvidence(observation.Posterior.Cards.Length, decoder, options);
        Add(observation, 1);
    }

    public int Id { get; }

    /// <summary>Frames that showed it.</summary>
    public int Hits { get; private set; }

    public TimeSpan FirstSeen { get; }

    public TimeSpan LastSeen { get; private set; }

    /// <summary>Whether the latest frame showed it.</summary>
    public bool IsSeen => _misses == 0;

    /// <summary>Whether it was seen often enough to be a card and no flicker. Once confirmed, it stays so until it is lost.</summary>
    public bool IsConfirmed { get; private set; }

    public Ellipse Outline => Latest.Outline;

    /// <summary>What the latest frame that showed it says by itself.</summary>
    public CardReading Latest { get; private set; }

    public CardPosterior Posterior => _evidence.Posterior;

    /// <summary>The card of the deck it surely is, else null.</summary>
    public int? SureCard => Posterior.Cards[Posterior.Best] >= Sure ? Posterior.Best : null;

    /// <summary>Speed in radii a second.</summary>
    public (double X, double Y) Velocity { get; private set; }

    /// <summary>Whether the latest observation by itself surely shows the card that all observations together say it is.</summary>
    public bool IsSurelyRead => Latest.Posterior.Best == Posterior.Best && Latest.Posterior.Cards[Posterior.Best] >= Sure;

    /// <summary>
    /// Latest frames in a row each of which surely showed, by itself, the card that it is, lying still; none where it lies, since it was
    /// first seen, where another card lay: then either may be a misreading.
    /// </summary>
    public int ClearHits { get; private set; }

    /// <summary>Whether so many frames in a row surely showed the same card that another one in its place is no correction of it.</summary>
    public bool IsEstablished => _sureHits >= HitsOfEstablished;

    public bool IsStill => Speed < Still;

    public double Speed => Math.Sqrt((Velocity.X * Velocity.X) + (Velocity.Y * Velocity.Y));

    /// <summary>The card as others see it.</summary>
    public TrackedCard Card => new(Latest with { Id = Id, Posterior = Posterior, Symbols = Named() }, FirstSeen, LastSeen, IsSeen);

    /// <summary>The frame shows the card.</summary>
    public void See(TimeSpan time, CardReading observation)
    {
        var seconds = Math.Max(0, (time - LastSeen).TotalSeconds);
        var (x, y) = ((observation.Outline.X - Outline.X) / Outline.Radius, (observation.Outline.Y - Outline.Y) / Outline.Radius);
        if (seconds > 0)
            Velocity = ((Velocity.X + (x / seconds)) / 2, (Velocity.Y + (y / seconds)) / 2);
        (Latest, LastSeen, _misses) = (observation, time, 0);
        Add(observation, Math.Min(1, (seconds / _options.Independence.TotalSeconds) + (Math.Sqrt((x * x) + (y * y)) / WayToIndependence)));
    }

    /// <summary>The frame does not show the card.</summary>
    public void Miss() => (_misses, ClearHits) = (_misses + 1, 0);

    /// <summary>Whether enough observations make it a card; one that is surely read needs fewer.</summary>
    public bool IsConvincing => SureCard is not null
        ? Hits >= HitsWhenSure
        : Hits >= HitsWhenUnsure && LastSeen - FirstSeen >= TimeWhenUnsure;

    public void Confirm() => IsConfirmed = true;

    /// <summary>Whether it was not seen for so long that it is no longer there.</summary>
    public bool IsLost(TimeSpan time) =>
        IsConfirmed ? !IsSeen && time - LastSeen > _options.MaxAge : _misses >= MissesOfDoubtful;

    private void Add(CardReading observation, double weight)
    {
        Hits++;
        _evidence.Add(observation, weight);
        _sureHits = IsSurelyRead ? _sureHits + 1 : 0;
        ClearHits = IsSurelyRead && IsStill && !_isOnAnother ? ClearHits + 1 : 0;
    }

    /// <summary>The latest symbols, named by what all observations together say the card is.</summary>
    private SymbolReading[] Named()
    {
        var names = _decoder.Name([.. Latest.Symbols.Select(symbol => symbol.Evidence)], Posterior);
        return [.. Latest.Symbols.Select((symbol, i) => symbol with { Symbol = names[i].Symbol, Confidence = names[i].Confidence })];
    }
}
