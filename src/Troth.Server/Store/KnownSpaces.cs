using System.Diagnostics.CodeAnalysis;
using Troth.Protocol;

namespace Troth.Server.Store;

/// <summary>A space as an append finds it: its hot row, and who is a member now.</summary>
internal sealed record KnownSpace(Head Head, List<Member> Members);

/// <summary>
/// The spaces that the writer's last appends went to, so that the next one need not look them up. Only appends use it; every other write forgets them all:
/// one of this writer, one of somebody else to the same file, and a group that was not committed.
/// </summary>
internal sealed class KnownSpaces
{
    private const int Most = 4096; // at most about 7 MB
    private readonly Dictionary<Id16, KnownSpace> known = [];
    private long read;

    public bool TryFind(Id16 space, [NotNullWhen(true)] out KnownSpace? found) => known.TryGetValue(space, out found);

    public void Keep(KnownSpace space)
    {
        if (known.Count >= Most)
        {
            Forget();
        }

        known[space.Head.Space] = space;
    }

    public void Forget() => known.Clear();

    /// <summary>Forgets them if the file is not the one that they were read from.</summary>
    public void ForgetUnless(long version)
    {
        if (version != read)
        {
            Forget();
            read = version;
        }
    }
}
