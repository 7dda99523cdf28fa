using Troth.Domain;

namespace Troth.Features.Design;

/// <summary>Every part of the interface with sample words, for those who build it.</summary>
public static class DesignFeature
{
    public static Feature Descriptor { get; } = new("design", Place.Me, Reach.OnlyMe, "/design");
}
