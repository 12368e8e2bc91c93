using System.Globalization;

namespace Dobble.Data.Checks;

/// <summary>Numbers for people.</summary>
public static class Show
{
    /// <summary>A share as percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Three significant digits or so.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "0" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>How many of what.</summary>
    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : what.EndsWith('x') ? "es" : "s")}");

    /// <summary>The share of a part in a whole that may be empty.</summary>
    public static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
