using System.Text.Json.Serialization;
using Dobble.Assistant.Controls;
using Dobble.Assistant.Games;

namespace Dobble.Assistant.Web;

/// <summary>All that the page shows at a moment. Positions are pixels of the camera's image.</summary>
/// <param name="Scene">What is drawn over the picture, as on the screen.</param>
/// <param name="Reason">Why there is no answer, by its name in events; null where there is one.</param>
/// <param name="Aim">What the camera is aimed by, while there is no answer.</param>
/// <param name="Answers">The last answers that were said, the newest first.</param>
/// <param name="Said">Answers said since the start.</param>
/// <param name="TakenBack">How many of them were taken back.</param>
/// <param name="Controls">What the buttons show.</param>
/// <param name="Game">The game that is played; null for none.</param>
/// <param name="Games">The games to choose among.</param>
/// <param name="Decks">The decks to choose among.</param>
/// <param name="Languages">The languages to choose among.</param>
internal sealed record PageJson(
    SceneJson Scene, string? Reason, AimJson? Aim, IReadOnlyList<AnswerJson> Answers, int Said, int TakenBack, ControlState Controls,
    GameJson? Game, IReadOnlyList<GameTitleJson> Games, IReadOnlyList<string> Decks, IReadOnlyCollection<string> Languages);

/// <summary>
/// Measures of the picture: median brightness, burnt-out pixels and glare in percent, sharpness of edges in percent of a perfect one's; of the
/// cards the smallest one's diameter in pixels and the flattest one's angle to the camera's line of sight in degrees, null without any.
/// </summary>
internal sealed record AimJson(int Light, int BurntOut, int Glare, int Sharpness, int? Diameter, int? Elevation);

internal sealed record SceneJson(
    int Width, int Height, IReadOnlyList<CardJson> Cards, IReadOnlyList<LinkJson> Links, IReadOnlyList<NameJson> Headline,
    string? Alarm, string? Note, IReadOnlyList<string> Notices, bool Stale);

/// <summary>A name that is said, and the colour of its rings.</summary>
internal sealed record NameJson(string Text, string Color);

/// <summary>A game that can be chosen, and what it is called.</summary>
internal sealed record GameTitleJson(string Name, string Title);

/// <summary>How the game stands, and how the session went. Players count from 0.</summary>
internal sealed record GameJson(
    string Title, string Phase, IReadOnlyList<PlayerJson> Players, int? Claimant, IReadOnlyList<ChoiceJson> Choices, int? Assistant,
    StatisticsJson Statistics);

internal sealed record PlayerJson(string Name, int Score, bool Out);

/// <summary>A symbol that may be meant; a picture where the deck is one's own.</summary>
internal sealed record ChoiceJson(string Id, string Name, string? Emoji, string? Picture);

internal sealed record StatisticsJson(int Rounds, IReadOnlyDictionary<string, PlayerTally> Players, IReadOnlyList<SlowJson> Slowest);

/// <summary>A symbol that is seen late.</summary>
internal sealed record SlowJson(string Name, double Seconds, int Rounds, int Unseen);

/// <summary>What a player does: claims to see it, names it by the symbol's identifier, or gives up.</summary>
internal sealed record GameMoveJson(int? Player, string? Symbol, bool? GiveUp);

/// <summary>A card's outline: centre, semi-axes, and the angle of the first in degrees clockwise.</summary>
internal sealed record CardJson(double X, double Y, double A, double B, double Angle, bool Seen);

/// <summary>A shared symbol: a line between two ends, its rim and letters in another ink; thin rings alone where it recedes.</summary>
internal sealed record LinkJson(EndJson First, EndJson Second, string Color, string Ink, string? Label, bool Prominent);

/// <summary>An end of a link; the ring's semi-axes are 0 where the symbol is hidden.</summary>
internal sealed record EndJson(double X, double Y, double A, double B);

/// <summary>An answer that was said, at a time of day.</summary>
internal sealed record AnswerJson(string Name, string Time, bool TakenBack);

internal sealed record HealthJson(
    string Status, string Source, string Deck, string Provider, double FramesPerSecond, double? DelayMs, FramesJson Frames,
    IReadOnlyDictionary<string, double> StagesMs, double? TemperatureC, long MemoryMb, double UptimeS, VersionsJson Versions);

internal sealed record FramesJson(long Taken, long Read, long Dropped);

internal sealed record VersionsJson(string Dobble, string Commit, string Model, string Dotnet);

/// <summary>The doubtful moments that are kept, the newest first, and the symbols that there are.</summary>
internal sealed record ReviewJson(IReadOnlyList<MomentJson> Moments, IReadOnlyList<SymbolJson> Symbols);

internal sealed record MomentJson(string Name, bool Corrected);

internal sealed record SymbolJson(string Id, string Name);

/// <summary>The symbols of a photo.</summary>
internal sealed record LabelsJson(int Width, int Height, IReadOnlyList<LabelJson> Boxes);

/// <summary>A symbol by its identifier, null where it is not known, and its box: left, top, right, bottom.</summary>
internal sealed record LabelJson(string? Name, float[] Box);

/// <summary>The deck to be shown.</summary>
internal sealed record EnrolJson(string? Name);

/// <summary>How far the showing of a deck is; the counts are there once it has ended.</summary>
internal sealed record EnrolmentJson(string? Name, bool IsRunning, string Progress, int Cards, int InDeck, string? Trouble);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(HealthJson))]
[JsonSerializable(typeof(ControlChange))]
[JsonSerializable(typeof(GameMoveJson))]
[JsonSerializable(typeof(ReviewJson))]
[JsonSerializable(typeof(LabelsJson))]
[JsonSerializable(typeof(EnrolJson))]
[JsonSerializable(typeof(EnrolmentJson))]
[JsonSerializable(typeof(SymbolJson[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<string>>))]
internal sealed partial class PageJsonContext : JsonSerializerContext;
