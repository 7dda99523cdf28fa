using Troth.Domain;

namespace Troth.Features.Profile;

/// <summary>My name, my lock, my devices.</summary>
public static class ProfileFeature
{
    public static Feature<Names> Descriptor { get; } = new("profile", Place.Me, Reach.OnlyMe, "/settings", Names.None, ProfileEvent.Kinds, Names.Evolve);
}
