using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>The log of a space as a server shows it to somebody: in the right form throughout, whatever it leaves out or puts in.</summary>
internal sealed class Branch(Id16 space)
{
    private readonly List<Frame> _frames = [];
    private readonly List<byte[]> _heads = [Chain.Start(space)];

    public IReadOnlyList<Frame> Frames => _frames;

    public long N => _frames.Count;

    public byte[] H => _heads[^1];

    public uint Epoch { get; private set; }

    /// <summary>A log of these entries, whatever places they had: numbers and heads are reckoned anew.</summary>
    public static Branch Of(Id16 space, IEnumerable<Frame> frames)
    {
        var branch = new Branch(space);
        foreach (var frame in frames)
        {
            branch.Add(frame);
        }

        return branch;
    }

    public Branch Copy() => Of(space, _frames);

    public SpaceHead Head(long firstN) => new(space, N, H, Epoch, firstN);

    public byte[] HeadAt(long n) => _heads[(int)n];

    public long Add(Frame frame)
    {
        var n = N + 1;
        _frames.Add(frame with { N = n });
        _heads.Add(Chain.Next(H, n, frame.Header));
        Epoch = Read(frame).Epoch;
        return n;
    }

    /// <summary>Appends as the real server does; a code where it refuses.</summary>
    public (AppendAnswer? Answer, string? Refusal) Append(uint epoch, IReadOnlyList<Frame> frames, bool commit = false)
    {
        var standing = frames.Select(frame => _frames.Find(other => Read(other).Entry == Read(frame).Entry)).ToList();
        if (standing.Zip(frames).Any(pair => pair.First is { } other && !other.Header.AsSpan().SequenceEqual(pair.Second.Header)))
        {
            return (null, ProblemCodes.IdConflict);
        }

        if (epoch != Epoch && !commit && standing.Contains(null))
        {
            return (null, ProblemCodes.EpochStale);
        }

        var placed = frames.Zip(standing, (frame, other) => new Placed(Read(frame).Entry, other?.N ?? Add(frame), other is not null)).ToList();
        var last = placed.Max(place => place.N);
        return (new(placed, last, HeadAt(last)), null);
    }

    /// <summary>Takes a body away and appends the record of it, or answers where the first record stands.</summary>
    public (AppendAnswer? Answer, string? Refusal) Erase(Id16 target, Frame record, Dictionary<Id16, Id16> records)
    {
        if (records.TryGetValue(target, out var before))
        {
            var n = _frames.Find(frame => Read(frame).Entry == before)!.N;
            return (new([new(before, n, true)], n, HeadAt(n)), null);
        }

        var (answer, refusal) = Append(Read(record).Epoch, [record]);
        if (answer is not null)
        {
            records[target] = Read(record).Entry;
            Strip(target);
        }

        return (answer, refusal);
    }

    /// <summary>Takes a body away.</summary>
    public void Strip(Id16 entry)
    {
        var at = _frames.FindIndex(frame => Read(frame).Entry == entry);
        _frames[at] = _frames[at] with { Body = [] };
    }

    public static EntryHeader Read(Frame frame) => EntryHeader.Read(frame.Header, out _)!;
}
