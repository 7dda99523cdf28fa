using Troth.Domain;

namespace Troth.Features.Host;

/// <summary>What whoever runs this server can see, and what not.</summary>
public static class HostFeature
{
    public static Feature Descriptor { get; } = new("host", Place.Me, Reach.OnlyMe, "/server");
}
