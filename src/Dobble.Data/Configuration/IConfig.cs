namespace Dobble.Data.Configuration;

/// <summary>A configuration that can tell what is wrong with it.</summary>
public interface IConfig
{
    /// <summary>Every error, in words; none for a good configuration.</summary>
    IEnumerable<string> Errors();
}
