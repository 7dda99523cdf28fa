namespace Troth.Features.CheckIns;

/// <summary>My own answers to one question over time, oldest first; only days I answered are in it.</summary>
public sealed record CheckInTrend(Question Question, IReadOnlyList<(DateOnly Day, int Word)> Points)
{
    /// <summary>How many days back a trend looks.</summary>
    public const int Window = 30;

    /// <summary>The trend of my own drafts up to a day.</summary>
    public static CheckInTrend Of(MyAnswers mine, Question question, DateOnly today) =>
        new(question, [.. mine.Days
            .Where(d => d.Key <= today && d.Key > today.AddDays(-Window))
            .Select(d => (d.Key, d.Value[question]))
            .Where(p => p.Item2 is not null)
            .Select(p => (p.Key, p.Item2!.Value))]);

    /// <summary>The words I chose most often, all of them where several are level; empty without answers.</summary>
    public IReadOnlyList<int> Usual()
    {
        var counts = Points.CountBy(p => p.Word).ToArray();
        return counts is [] ? [] : [.. counts.Where(c => c.Value == counts.Max(m => m.Value)).Select(c => c.Key).Order()];
    }
}
