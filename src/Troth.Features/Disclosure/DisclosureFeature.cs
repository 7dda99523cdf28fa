using Troth.Domain;

namespace Troth.Features.Disclosure;

/// <summary>Telling a whole account once, at the depth that whoever hears it chooses.</summary>
public static class DisclosureFeature
{
    public static Feature<Disclosures> Descriptor { get; } = new("disclosure", Place.Together, Reach.OnlyMe, "/disclosure", Disclosures.None, DisclosureEvent.Kinds, Disclosures.Evolve);
}
