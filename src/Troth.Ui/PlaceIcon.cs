using Troth.Domain;

namespace Troth.Ui;

/// <summary>The line drawings of the five places, in a box of 24 by 24 units.</summary>
public static class PlaceIcon
{
    /// <summary>An SVG path to stroke.</summary>
    public static string Of(Place place) => place switch
    {
        Place.Today => "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
        Place.Together => "M9 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12M15 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12",
        Place.Me => "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4 21c0-4 3.5-6 8-6s8 2 8 6",
        Place.Guides => "M12 6c-2-1.5-5-2-9-2v14c4 0 7 .5 9 2c2-1.5 5-2 9-2V4c-4 0-7 .5-9 2v14",
        _ => "M12 20C7 16 3 13 3 9a4.5 4.5 0 0 1 9-1a4.5 4.5 0 0 1 9 1c0 4-4 7-9 11",
    };
}
