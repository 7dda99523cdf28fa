using Troth.Domain;

namespace Troth.Features.Home;

/// <summary>The five places themselves.</summary>
public static class HomeFeature
{
    public static Feature Descriptor { get; } = new("home", Place.Today, Reach.OnlyMe, "/today");

    /// <summary>Where each place is.</summary>
    public static string Route(Place place) => place switch
    {
        Place.Today => "/today",
        Place.Together => "/together",
        Place.Me => "/me",
        Place.Guides => "/guides",
        _ => "/care",
    };
}
