using Dobble.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>
/// Where networks are trained: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, or <c>auto</c> for a graphics card where one works.
/// </summary>
internal static class TrainingDevice
{
    /// <summary>A graphics card where this libtorch can use one, otherwise the processor.</summary>
    public const string Auto = "auto";

    private const string Processor = "cpu";
    private const string Card = "cuda";

    /// <summary>What is wrong with a setting; null for nothing.</summary>
    public static string? Error(string setting) =>
        setting is Auto or Processor or Card || IsNumbered(setting)
            ? null
            : $"training: device is '{setting}', must be auto, cpu, cuda or cuda:N";

    /// <summary>The device that a setting means on this machine.</summary>
    /// <exception cref="DobbleException">A graphics card is asked for, and there is none that works.</exception>
    public static Device Find(string setting)
    {
        if (setting == Processor)
            return CPU;
        if (cuda.is_available())
            return device(setting == Auto ? Card : setting);
        return setting == Auto
            ? CPU
            : throw new DobbleException(
                $"training.device is {setting}, but libtorch finds no graphics card; choose auto or cpu, "
                    + "or see \"On a graphics card\" in docs/training.md");
    }

    /// <summary>The name of what a setting means on this machine; a card that is not there has its own.</summary>
    public static string NameOf(string setting) =>
        setting == Auto ? (cuda.is_available() ? Card : Processor) : setting;

    private static bool IsNumbered(string setting) =>
        setting.StartsWith(Card + ":", StringComparison.Ordinal) && int.TryParse(setting[(Card.Length + 1)..], out var index) && index >= 0;

    /// <summary>Moves a training's networks.</summary>
    public static void MoveTo(this ITrainingTask task, Device device)
    {
        task.Net.to(device);
        task.Auxiliary?.to(device);
    }
}
