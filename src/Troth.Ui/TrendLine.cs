using System.Globalization;

namespace Troth.Ui;

/// <summary>Places the points of a trend in a box of 300 by 100 units.</summary>
public static class TrendLine
{
    private const double Left = 10;
    private const double Width = 280;
    private const double Bottom = 90;
    private const double Height = 80;

    /// <summary>Where each point lies; a single one lies in the middle.</summary>
    /// <param name="top">The highest word's place.</param>
    public static IReadOnlyList<(string X, string Y)> Of(IReadOnlyList<(DateOnly Day, int Word)> points, int top)
    {
        if (points is [])
        {
            return [];
        }

        var first = points[0].Day.DayNumber;
        var span = points[^1].Day.DayNumber - first;
        return [.. points.Select(p => (
            Number(span == 0 ? Left + (Width / 2) : Left + (Width * (p.Day.DayNumber - first) / span)),
            Number(Bottom - (Height * (p.Word - 1) / (top - 1)))))];
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
