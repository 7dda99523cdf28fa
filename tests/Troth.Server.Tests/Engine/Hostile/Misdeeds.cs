using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>What a lying server may do to a log that it has itself taken in.</summary>
internal enum Misdeed
{
    Drop,
    Swap,
    SwapBody,
    Replay,
    Rollback,
    Fork,
    StaleEpoch,
}

/// <summary>The lies, each in the right form: numbers and heads fit.</summary>
internal static class Misdeeds
{
    /// <summary>A lie about a log.</summary>
    /// <param name="known">The last place the victim has verified.</param>
    public static Branch Of(Misdeed misdeed, Branch truth, long known, Random draw)
    {
        var (frames, fresh) = (truth.Frames, truth.Frames.Skip((int)known).ToList());
        var (one, other) = (fresh[draw.Next(fresh.Count - 1)], fresh[^1]);
        return Branch.Of(truth.Head(0).Space, misdeed switch
        {
            Misdeed.Drop => frames.Where(frame => frame != one),
            Misdeed.Swap => frames.Select(frame => frame == one ? other : frame == other ? one : frame),
            Misdeed.SwapBody => frames.Select(frame => frame == one ? one with { Body = other.Body } : frame),
            Misdeed.Replay => frames.Append(one),
            Misdeed.Rollback => frames.Take((int)known - 1),
            Misdeed.StaleEpoch => frames.Where(frame => frame.N <= known || Branch.Read(frame).Flags != EntryFlags.Commit),
            _ => frames.Take((int)known),
        });
    }
}
