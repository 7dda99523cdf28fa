using Troth.Domain;

namespace Troth.Features.Meeting;

/// <summary>Two people meet.</summary>
public static class MeetingFeature
{
    public static Feature<Bond> Descriptor { get; } = new("meeting", Place.Together, Reach.OnlyMe, "/meet", Bond.None, MeetingEvent.Kinds, Bond.Evolve);
}
