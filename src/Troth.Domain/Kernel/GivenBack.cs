namespace Troth.Domain;

/// <summary>Entries that the server had lost, as after an older backup was put back, and this device gave back as they were (docs/protocol.md 6.4).</summary>
/// <param name="Read">Whether the person has read of it.</param>
public sealed record GivenBack(int Entries, DateTimeOffset At, bool Read);
