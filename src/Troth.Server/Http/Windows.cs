using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>At most so many in any stretch of a period, for each key; exact, and on the given clock so that tests need not sleep.</summary>
internal sealed class Window(TimeProvider time, int limit, TimeSpan period)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<long>> taken = [];

    /// <summary>Takes one; or says how long until the next is free.</summary>
    public TimeSpan? Take(string key)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            var times = taken.TryGetValue(key, out var known) ? known : taken[key] = new();
            Forget(times, now);
            if (times.Count >= limit)
            {
                return period - time.GetElapsedTime(times[0], now);
            }

            times.Add(now);
            return null;
        }
    }

    /// <summary>Gives the last one back: it turned out not to count.</summary>
    public void GiveBack(string key)
    {
        lock (gate)
        {
            if (taken.TryGetValue(key, out var times) && times.Count > 0)
            {
                times.RemoveAt(times.Count - 1);
            }
        }
    }

    /// <summary>Drops the keys that hold nothing any more.</summary>
    public void Sweep()
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            foreach (var (key, times) in taken)
            {
                Forget(times, now);
                if (times.Count == 0)
                {
                    taken.Remove(key);
                }
            }
        }
    }

    private void Forget(List<long> times, long now) => times.RemoveAll(taken => time.GetElapsedTime(taken, now) >= period);
}

/// <summary>A burst, then a steady rate, for each key.</summary>
internal sealed class Bucket(TimeProvider time, int burst, int perMinute)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Id16, (double Left, long At)> buckets = [];

    /// <summary>Takes one; or says how long until the next is free.</summary>
    public TimeSpan? Take(Id16 key)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            var left = Left(buckets.GetValueOrDefault(key, (burst, now)), now);
            if (left < 1)
            {
                return TimeSpan.FromMinutes((1 - left) / perMinute);
            }

            buckets[key] = (left - 1, now);
            return null;
        }
    }

    /// <summary>Drops the keys whose bucket is full again.</summary>
    public void Sweep()
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            foreach (var (key, bucket) in buckets)
            {
                if (Left(bucket, now) >= burst)
                {
                    buckets.Remove(key);
                }
            }
        }
    }

    private double Left((double Left, long At) bucket, long now) =>
        Math.Min(burst, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute));
}
