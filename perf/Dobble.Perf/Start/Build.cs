namespace Dobble.Perf.Start;

/// <summary>The program, built in one of several ways.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="Command">What starts it, before the program's own arguments.</param>
/// <param name="Folder">Where its files are.</param>
internal sealed record Build(string Name, IReadOnlyList<string> Command, string Folder);
