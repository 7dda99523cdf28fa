namespace Troth.Domain;

/// <summary>How far two people have come in meeting (docs/protocol.md 4). Kept by the client, not in the log.</summary>
public abstract record Ceremony
{
    private Ceremony()
    {
    }

    /// <summary>Nobody is invited, and no invitation is taken up.</summary>
    /// <param name="Reason">Why the last try ended, as the key of a sentence, or null.</param>
    public sealed record Alone(string? Reason = null) : Ceremony;

    /// <summary>A ticket is ready to be shown to the other person.</summary>
    /// <param name="Ticket">The link to hand over in person; also what the QR code says.</param>
    public sealed record Invited(string Ticket, DateTimeOffset Expires) : Ceremony;

    /// <summary>Somebody took the ticket up and waits to be let in.</summary>
    public sealed record Claimed(string Name, IReadOnlyList<string> Words) : Ceremony;

    /// <summary>I took somebody's ticket up: the words are to be compared, or I have said that they are the same and the other has not yet.</summary>
    /// <param name="Name">The other's name; empty on a device that did not see the invitation.</param>
    /// <param name="Agreed">Whether I have said that the words are the same.</param>
    public sealed record Waiting(string Name, IReadOnlyList<string> Words, bool Agreed) : Ceremony;

    /// <summary>I am in the shared space, and have said that the words are the same.</summary>
    public sealed record Connected(IReadOnlyList<string> Words) : Ceremony;
}

/// <summary>What a ticket says once it is opened.</summary>
public sealed record Invitation(string Name, IReadOnlyList<string> Words);
