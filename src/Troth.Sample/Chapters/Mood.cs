using Troth.Features.CheckIns;

namespace Troth.Sample.Chapters;

/// <summary>How the words of the check-ins move: up while things become steady, down after the telling, and slowly up again.</summary>
internal static class Mood
{
    // Week by week, in halves of a word: safe, close, heard, cope, hope.
    private static readonly int[][] Ana =
    [
        [2, 2, 3, 3, 3], [3, 2, 4, 4, 3], [4, 3, 5, 4, 4], [4, 3, 5, 5, 4], [5, 4, 6, 5, 5], [3, 2, 4, 2, 3],
        [3, 3, 5, 4, 4], [5, 4, 6, 5, 5], [6, 5, 8, 6, 6], [6, 6, 7, 7, 6], [7, 6, 8, 7, 7], [7, 7, 8, 8, 7],
    ];

    private static readonly int[][] Ben =
    [
        [4, 3, 4, 4, 4], [4, 3, 4, 5, 4], [5, 4, 5, 5, 5], [5, 4, 5, 6, 5], [5, 4, 6, 5, 5], [4, 3, 5, 4, 4],
        [5, 4, 5, 5, 5], [5, 5, 6, 6, 5], [6, 6, 7, 7, 6], [7, 6, 7, 7, 7], [7, 7, 8, 8, 7], [8, 7, 8, 8, 8],
    ];

    /// <summary>The answers of a day. A question is now and then left open.</summary>
    public static Answers On(int day, Author by, string line, Dice dice)
    {
        var weeks = by == Author.Ana ? Ana : Ben;
        var week = weeks[Math.Min(day / 7, weeks.Length - 1)];
        var answers = Answers.None with { Line = line };
        foreach (var question in Enum.GetValues<Question>())
        {
            var halves = week[(int)question] + dice.Below(4) - 1;
            answers = answers.With(question, dice.Below(20) == 0 && question != Question.Cope ? null : Math.Clamp(halves / 2, 1, Answers.Words));
        }

        return answers;
    }
}
