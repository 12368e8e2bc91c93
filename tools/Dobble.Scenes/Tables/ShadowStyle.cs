namespace Dobble.Scenes.Tables;

/// <summary>How the scene's light draws shadows of flat things.</summary>
/// <param name="Strength">Darkness of the shadow, 0 for none, to 1.</param>
/// <param name="OffsetX">Where it falls, in radii of a card.</param>
/// <param name="OffsetY">Likewise, towards the camera.</param>
/// <param name="Softness">Standard deviation of its edge in radii of a card.</param>
/// <param name="Edge">Light of the cardboard's edge, 0 to 1.</param>
internal readonly record struct ShadowStyle(double Strength, double OffsetX, double OffsetY, double Softness, double Edge)
{
    /// <summary>The style of a scene; shadows on white paper under diffuse light are faint or none.</summary>
    public static ShadowStyle Draw(Random random, bool onPaper)
    {
        var strength = random.Chance(0.2) ? 0 : onPaper ? random.Between(0.03, 0.3) : random.Between(0.1, 0.6);
        var (sin, cos) = Math.SinCos(random.Angle());
        var offset = random.Between(0, 0.07);
        return new ShadowStyle(strength, offset * cos, offset * sin, random.LogBetween(0.008, 0.06), random.Between(0.6, 0.95));
    }
}
