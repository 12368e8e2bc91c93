namespace Dobble.Vision.Tracking;

/// <summary>Why no answer is given.</summary>
public enum NoAnswerReason
{
    /// <summary>No card is in the image.</summary>
    NoCards,

    /// <summary>One card only.</summary>
    OneCard,

    /// <summary>There is too little light.</summary>
    TooDark,

    /// <summary>There is so much light that the cards are burnt out.</summary>
    TooBright,

    /// <summary>The image has no colours, and the symbols differ in nothing else surely enough.</summary>
    NoColour,

    /// <summary>The image is blurred: out of focus, or something moves.</summary>
    Blurred,

    /// <summary>Light mirrors in a card.</summary>
    Glare,

    /// <summary>The cards are too small in the image.</summary>
    TooFar,

    /// <summary>The camera looks at the cards from so low that they are flat strips.</summary>
    Tilted,

    /// <summary>Something lies over a card, or it is cut by the edge.</summary>
    Covered,

    /// <summary>Two answers are about equally likely.</summary>
    Ambiguous,

    /// <summary>The cards are of no known deck, and no pair of symbols looks alike enough.</summary>
    UnknownCards,

    /// <summary>Looking on: the answer is not sure enough yet.</summary>
    Looking,
}
