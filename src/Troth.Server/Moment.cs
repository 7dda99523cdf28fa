namespace Troth.Server;

/// <summary>Now, as the server stores it.</summary>
/// <param name="Day">Days since 1970: for what is kept.</param>
/// <param name="Seconds">Seconds since 1970: for what expires.</param>
internal readonly record struct Moment(int Day, long Seconds);

/// <summary>From the clock to what is stored and back.</summary>
internal static class Days
{
    private static readonly int First = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static Moment Now(this TimeProvider time)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        return new((int)(seconds / 86_400), seconds);
    }

    public static DateOnly ToDate(int day) => DateOnly.FromDayNumber(First + day);

    /// <summary>Hours as seconds.</summary>
    public static long Hours(int hours) => 3_600L * hours;
}
