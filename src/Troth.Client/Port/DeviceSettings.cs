using System.Globalization;
using Troth.Client.Interop;
using Troth.Domain;

namespace Troth.Client.Port;

/// <summary>Choices of this device, kept in clear: they say nothing about a person.</summary>
internal static class DeviceSettings
{
    private const string LockName = "lock-minutes";
    private const string ThemeName = "theme";

    /// <summary>What was chosen on this device, or the defaults.</summary>
    public static DeviceChoices Read()
    {
        var minutes = int.TryParse(Bridge.Setting(LockName), CultureInfo.InvariantCulture, out var kept) && DeviceChoices.LockTimes.Contains(kept) ? kept : DeviceChoices.Default.LockMinutes;
        return new(minutes, Enum.TryParse<Theme>(Bridge.Setting(ThemeName), ignoreCase: true, out var theme) ? theme : DeviceChoices.Default.Theme);
    }

    /// <summary>Keeps the choices and puts them into force at once.</summary>
    public static async Task KeepAsync(DeviceChoices choices)
    {
        Bridge.ChangeSetting(LockName, choices.LockMinutes.ToString(CultureInfo.InvariantCulture));
        Bridge.ChangeSetting(ThemeName, choices.Theme switch { Theme.Light => "light", Theme.Dark => "dark", _ => "" });
        await LockAfterAsync(choices);
    }

    /// <summary>Tells the vault after how long without a touch it locks (R47).</summary>
    public static async Task LockAfterAsync(DeviceChoices choices)
    {
        using var call = Bridge.Object();
        call.SetProperty("seconds", choices.LockMinutes * 60);
        (await Bridge.CallAsync("setIdle", call)).Dispose();
    }
}
