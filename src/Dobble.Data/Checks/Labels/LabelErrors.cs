namespace Dobble.Data.Checks.Labels;

/// <summary>How often the deck check expects people who draw boxes, and the networks that read the photo, to be wrong.</summary>
internal sealed record LabelErrors
{
    /// <summary>Probability that a box has a wrong name, any of the deck's other names as likely. Default 0.01.</summary>
    public double WrongName { get; init; } = 0.01;

    /// <summary>Probability that a symbol has no box: forgotten, covered or cut off. Default 0.02.</summary>
    public double Missing { get; init; } = 0.02;

    /// <summary>Probability that a box is around no symbol of its own. Default 0.005.</summary>
    public double Extra { get; init; } = 0.005;

    /// <summary>Probability that a box near a card's rim is right, but belongs to a neighbour. Default 0.003.</summary>
    public double ForeignAtRim { get; init; } = 0.003;

    /// <summary>The same for a box well inside. Default 0.0001.</summary>
    public double ForeignInside { get; init; } = 0.0001;

    /// <summary>Probability that the network, where it sees a symbol, takes it for another. Default 0.02.</summary>
    public double Misread { get; init; } = 0.02;

    /// <summary>Probability that the network sees nothing where there is a symbol. Default 0.05.</summary>
    public double Unseen { get; init; } = 0.05;

    /// <summary>Probability that the network sees a symbol that fits a box which is around none of its own. Default 0.1.</summary>
    public double SeenByChance { get; init; } = 0.1;

    /// <summary>
    /// Probability that the network sees a certain symbol where there is no box, although its box is elsewhere. Default 0.004.
    /// </summary>
    public double SeenElsewhere { get; init; } = 0.004;

    /// <summary>
    /// How probable it is that the network sees nothing of a symbol without a box (it may be covered), relative to one with a box.
    /// Default 0.3.
    /// </summary>
    public double NotSeenElsewhere { get; init; } = 0.3;

    /// <summary>From this probability an error is reported. Default 0.95.</summary>
    public double Sure { get; init; } = 0.95;

    /// <summary>A card is judged from this probability. Default 0.999.</summary>
    public double SureCard { get; init; } = 0.999;

    /// <summary>
    /// A symbol without a box is reported where the network sees it with this probability. Low, for the deck has named it already.
    /// Default 0.2.
    /// </summary>
    public double SureDetection { get; init; } = 0.2;
}
