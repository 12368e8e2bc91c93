namespace Dobble.Assistant.Replay;

internal static class TruthOf
{
    public static IReadOnlyList<TruePair> Load(string path) => [];
}
