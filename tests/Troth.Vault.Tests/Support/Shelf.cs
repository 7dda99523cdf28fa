using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>An honest server in memory: it places frames, keeps wraps, and drops a body when its record comes.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<Id16, List<Frame>> _spaces = [];
    private readonly Dictionary<(string Who, Id16 Space), (long FirstN, List<EpochWrap> Wraps)> _members = [];

    public List<Frame> this[Id16 space] => _spaces[space];

    public void Create(string who, Id16 space, IEnumerable<Frame> frames, byte[]? wrap)
    {
        _spaces[space] = [];
        _members[(who, space)] = (1, wrap is null ? [] : [new(0, wrap)]);
        Append(space, frames);
    }

    public void Append(Id16 space, IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
        {
            _spaces[space].Add(frame with { N = _spaces[space].Count + 1 });
        }
    }

    public void Erase(Id16 space, Id16 target, Erasure erasure)
    {
        var at = _spaces[space].FindIndex(frame => EntryOf(frame) == target);
        _spaces[space][at] = _spaces[space][at] with { Body = [] };
        Append(space, [erasure.Frame]);
    }

    public void Commit(string joiner, Id16 space, Admission admission)
    {
        Append(space, [admission.Commit]);
        var epoch = EntryHeader.Read(admission.Commit.Header, out _)!.Epoch;
        _members[(joiner, space)] = (_spaces[space].Count, [new(epoch, admission.Wraps.Single(wrap => wrap.Member == admission.Member).Blob)]);
    }

    /// <summary>A commit that lets nobody in: one more wrap for a member.</summary>
    public void Rotate(string member, Id16 space, Frame commit, EpochWrap wrap)
    {
        Append(space, [commit]);
        _members[(member, space)].Wraps.Add(wrap);
    }

    public IReadOnlyList<EpochWrap> Wraps(string who, Id16 space) => _members[(who, space)].Wraps;

    /// <summary>Frames after a place, from the first the member may read.</summary>
    public List<Frame> After(string who, Id16 space, long n) => [.. _spaces[space].Where(frame => frame.N > n && frame.N >= _members[(who, space)].FirstN)];

    public static Id16 EntryOf(Frame frame) => Id16.Read(frame.Header.AsSpan(20));
}
