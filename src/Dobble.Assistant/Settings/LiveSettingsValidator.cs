using Microsoft.Extensions.Options;

namespace Dobble.Assistant.Settings;

/// <summary>Checks all settings at once.</summary>
[OptionsValidator]
internal sealed partial class LiveSettingsValidator : IValidateOptions<LiveSettings>;
