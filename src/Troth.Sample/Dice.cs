using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Chance that falls the same way every time (SplitMix64), so that a story told again is the same story.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to, not including, a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> several) => several[Below(several.Count)];

    /// <summary>An id for an entry or a page.</summary>
    public Id16 Id() => new(new UInt128(Next(), Next()));

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
