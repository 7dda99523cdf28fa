using Troth.Protocol;

namespace Troth.Domain;

/// <summary>Light, dark, or as the device has it.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}

/// <summary>Choices that stay on this device.</summary>
/// <param name="LockMinutes">Minutes without a touch after which the app locks.</param>
public sealed record DeviceChoices(int LockMinutes, Theme Theme)
{
    /// <summary>What a new device starts with.</summary>
    public static DeviceChoices Default { get; } = new(2, Theme.System);

    /// <summary>The lock times a person may choose, minutes.</summary>
    public static IReadOnlyList<int> LockTimes { get; } = [1, 2, 5, 15];
}

/// <summary>A device that is signed in to my account.</summary>
/// <param name="Current">Whether it is this one.</param>
public sealed record SignedIn(Id16 Session, DateOnly Since, bool Current);

/// <summary>Which app this browser runs.</summary>
/// <param name="Number">Stands for the list of its files: the same files give the same number.</param>
/// <param name="Waits">Whether a newer one is ready and waits until the app is closed everywhere in this browser.</param>
public sealed record Edition(string Version, string Number, bool Waits);

/// <summary>An answer from beyond the device: a value, or the key of the sentence that says why not.</summary>
public sealed record Answer<T>(T? Value, string? Refusal)
    where T : class;
