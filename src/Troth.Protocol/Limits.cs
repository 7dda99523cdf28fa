namespace Troth.Protocol;

/// <summary>Every limit with its number; the server names the number when it refuses (protocol.md 8).</summary>
public static class Limits
{
    /// <summary>Largest sealed body of one entry, bytes.</summary>
    public const int BodyBytes = 65_536;

    /// <summary>Most entries in one append.</summary>
    public const int BatchEntries = 256;

    /// <summary>Largest append request, bytes.</summary>
    public const int BatchBytes = 1_048_576;

    /// <summary>Most entries in one read of the log.</summary>
    public const int PageEntries = 500;

    /// <summary>Bytes one space may hold.</summary>
    public const long SpaceBytes = 100_000_000;

    /// <summary>Entries one space may hold.</summary>
    public const long SpaceEntries = 60_000;

    /// <summary>Members of one space.</summary>
    public const int SpaceMembers = 5;

    /// <summary>Spaces of one account.</summary>
    public const int AccountSpaces = 12;

    /// <summary>Appends an account may make in a minute, after a burst.</summary>
    public const int AppendsPerMinute = 120;

    /// <summary>Appends an account may make at once.</summary>
    public const int AppendBurst = 300;

    /// <summary>Invitations an account may make in a day.</summary>
    public const int InvitesPerDay = 10;

    /// <summary>Claims one network address may make in an hour.</summary>
    public const int ClaimsPerHour = 5;

    /// <summary>Failed sign-ins per handle, and per network address, in <see cref="SignInMinutes"/>.</summary>
    public const int SignIns = 10;

    /// <summary>The window of <see cref="SignIns"/>, minutes.</summary>
    public const int SignInMinutes = 15;

    /// <summary>New accounts one network address may make in an hour.</summary>
    public const int RegistrationsPerHour = 20;

    /// <summary>Messages waiting for one account.</summary>
    public const int MailboxMessages = 50;

    /// <summary>Largest opaque blob (wrap, offer, claim, slot, label), bytes.</summary>
    public const int BlobBytes = 4096;

    /// <summary>Life of an invitation and of what it leaves in a mailbox, hours.</summary>
    public const int InviteHours = 48;

    /// <summary>Claims one invitation takes; the second voids it for both (4.3).</summary>
    public const int InviteClaims = 2;

    /// <summary>Unlock slots of one account.</summary>
    public const int Slots = 8;

    /// <summary>Life of a sign-in, days.</summary>
    public const int SessionDays = 7;

    /// <summary>Sign-ins of one device at once, one for each open tab.</summary>
    public const int DeviceSessions = 4;

    /// <summary>Longest wait of GET /heads, seconds.</summary>
    public const int WaitSeconds = 25;

    /// <summary>Live poke streams of one account.</summary>
    public const int Pokes = 8;

    /// <summary>Least PBKDF2 iterations a client accepts.</summary>
    public const int IterationFloor = 600_000;

    /// <summary>PBKDF2 iterations for a new password.</summary>
    public const int Iterations = 1_200_000;

    /// <summary>Shortest password a person may choose, characters.</summary>
    public const int PasswordLength = 12;

    /// <summary>Longest display name, UTF-8 bytes.</summary>
    public const int NameBytes = 120;

    /// <summary>The waits a recovery kit may have, hours.</summary>
    public static ReadOnlySpan<int> RecoveryHours => [0, 24, 48, 168];
}
