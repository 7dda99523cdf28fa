namespace Troth.Features.WeeklyTalk;

/// <summary>A line of the agenda.</summary>
/// <param name="Key">Names its sentence.</param>
/// <param name="Title">What it is about, in the words of the two; empty where the sentence says enough.</param>
/// <param name="Day">The day it is about, or null.</param>
public sealed record Topic(string Key, string Route, string Title = "", DateOnly? Day = null);
