namespace Troth.Features.Phrasing;

/// <summary>Knows words that say how often something happens.</summary>
public static class HowOften
{
    private static readonly WordGroups Named = new("every day,every morning,every evening,every night,every week*,each day,each morning,each evening,each night,each week*,daily,weekly,nightly,once a day,once a week,twice a week,times a week,on mondays,on tuesdays,on wednesdays,on thursdays,on fridays,on saturdays,on sundays,every monday,every tuesday,every wednesday,every thursday,every friday,every saturday,every sunday");

    /// <summary>Whether a text has such words.</summary>
    public static bool IsIn(string text) => Named.IsIn(text);
}
