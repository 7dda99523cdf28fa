using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>A session to be opened.</summary>
/// <param name="TokenHash">SHA-256 of the token.</param>
/// <param name="Recovered">Whether a recovery opened it: it may set a password without the current one.</param>
internal sealed record NewSession(Id16 Account, Id16 Device, byte[] TokenHash, byte[] Stamp, bool Recovered);

/// <summary>A session that stands, and the last day on which it will.</summary>
internal sealed record Held(Caller Caller, long LastDay);

/// <summary>Sessions, and the failed sign-ins that lock a handle.</summary>
internal static class SqliteSessions
{
    /// <summary>Opens a session. A device keeps its latest few, one for each open tab; the oldest gives way.</summary>
    public static void OpenSession(this Sql db, NewSession session, int day)
    {
        db.Run(
            """
            DELETE FROM session WHERE account_id = $1 AND device_id = $2
            AND rowid NOT IN (SELECT rowid FROM session WHERE account_id = $1 AND device_id = $2 ORDER BY rowid DESC LIMIT $3)
            """,
            session.Account, session.Device, Limits.DeviceSessions - 1);
        db.Run(
            "INSERT INTO session(session_id, account_id, token_hash, device_id, stamp, recovered, day) VALUES($1, $2, $3, $4, $5, $6, $7)",
            Id16.New(), session.Account, session.TokenHash, session.Device, session.Stamp, session.Recovered ? 1L : 0L, day);
    }

    /// <summary>Who holds the token with this hash; nobody once it has expired or the account's stamp has changed.</summary>
    public static Held? FindCaller(this Sql db, byte[] tokenHash, int today) => db.One(
        """
        SELECT session.account_id, session_id, recovered, session.day + $2 FROM session JOIN account USING(account_id)
        WHERE token_hash = $1 AND session.stamp = account.stamp AND session.day + $2 >= $3
        """,
        row => new Held(new(row.GetId(0), row.GetId(1), row.GetBoolean(2)), row.GetInt64(3)),
        tokenHash, Limits.SessionDays, today);

    /// <summary>Whether the session still stands.</summary>
    public static bool Lives(this Sql db, Caller caller, int today) => db.Any(
        "SELECT 1 FROM session JOIN account USING(account_id) WHERE session_id = $1 AND session.stamp = account.stamp AND session.day + $2 >= $3",
        caller.Session, Limits.SessionDays, today);

    /// <summary>One session for each device, its newest; the caller's device shows the caller's own.</summary>
    public static List<SessionRecord> Sessions(this Sql db, Caller caller) => db.All(
        """
        SELECT session_id, day, session_id = $2 FROM session AS mine
        WHERE account_id = $1 AND session_id = coalesce(
            (SELECT session_id FROM session WHERE session_id = $2 AND device_id = mine.device_id),
            (SELECT session_id FROM session WHERE account_id = $1 AND device_id = mine.device_id ORDER BY rowid DESC LIMIT 1))
        ORDER BY day, session_id
        """,
        row => new SessionRecord(row.GetId(0), Days.ToDate(row.GetInt32(1)), row.GetBoolean(2)),
        caller.Account, caller.Session);

    /// <summary>Signs a device out: this session and the others of its device.</summary>
    public static bool EndSession(this Sql db, Id16 account, Id16 session) => db.Run(
        "DELETE FROM session WHERE account_id = $1 AND device_id = (SELECT device_id FROM session WHERE account_id = $1 AND session_id = $2)",
        account, session) > 0;

    /// <summary>Ends every session of the account but one, which goes on under the new stamp as an ordinary one.</summary>
    public static void KeepOnly(this Sql db, Caller caller, byte[] stamp)
    {
        db.Run("DELETE FROM session WHERE account_id = $1 AND session_id <> $2", caller.Account, caller.Session);
        db.Run("UPDATE session SET stamp = $2, recovered = 0 WHERE session_id = $1", caller.Session, stamp);
    }

    public static void EndSessions(this Sql db, Id16 account) => db.Run("DELETE FROM session WHERE account_id = $1", account);

    /// <summary>When the lock on a subject ends, seconds since 1970, or 0 if it is not locked.</summary>
    public static long LockedUntil(this Sql db, byte[] subject, long now) =>
        db.Number("SELECT expires_at FROM failure WHERE subject = $1 AND count >= $2 AND expires_at > $3", subject, Limits.SignIns, now);

    /// <summary>Counts a failed attempt. Unknown handles are counted like known ones, or the lock would tell them apart.</summary>
    public static void CountFailure(this Sql db, byte[] subject, long now) => db.Run(
        """
        INSERT INTO failure(subject, count, expires_at) VALUES($1, 1, $2)
        ON CONFLICT DO UPDATE SET count = CASE WHEN expires_at > $3 THEN count + 1 ELSE 1 END, expires_at = excluded.expires_at
        """,
        subject, now + (60 * Limits.SignInMinutes), now);

    public static void ForgetFailures(this Sql db, byte[] subject) => db.Run("DELETE FROM failure WHERE subject = $1", subject);
}
