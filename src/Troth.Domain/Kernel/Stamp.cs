using Troth.Protocol;

namespace Troth.Domain;

/// <summary>Who wrote something and when, by the author's own clock.</summary>
/// <param name="Author">The author's member ref in the space the words stand in.</param>
/// <param name="Mine">Whether the person at this device wrote it.</param>
public readonly record struct Stamp(Id16 Author, bool Mine, DateTimeOffset At);
