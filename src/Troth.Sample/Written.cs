using Troth.Domain;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>An entry of a log in memory.</summary>
public sealed record Written(Id16 Entry, Id16 Author, DateTimeOffset At, string Name, byte[] Json)
{
    /// <summary>The entry as one of the two reads it.</summary>
    public Fact ToFact(Reach reach, long n, Author reader, bool verified = true) =>
        new(reach, n, Entry, new(Author, Author == reader.Ref(), At), Name, Json, verified);
}

/// <summary>An entry of a story, and the log it stands in; a personal one is its author's alone.</summary>
public sealed record Told(Reach Reach, Written Written);
